/* suppression.c - the rule of posact.yaml for small counts. */
#include "modules/suppression.h"

#include "config/settings.h"

void
suppression_append(const struct config *config, size_t count, struct text *out)
{
    size_t below = (size_t)config_number(config, SETTING_SUPPRESS_BELOW);
    size_t step = (size_t)config_number(config, SETTING_SUPPRESS_ROUND);
    if (count < below)
        text_append(out, "[c]");
    else
        text_append_format(out, "%zu", (count + step / 2) / step * step);
}

void
suppression_append_rule(const struct config *config, struct text *out)
{
    text_append_format(out,
                       "Counts of people below %ld are shown as [c], the others are rounded to the "
                       "nearest %ld",
                       config_number(config, SETTING_SUPPRESS_BELOW),
                       config_number(config, SETTING_SUPPRESS_ROUND));
}
