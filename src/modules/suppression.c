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

struct disclosure_policy
suppression_policy(const struct config *config, bool released)
{
    uint64_t below = (uint64_t)config_number(config, SETTING_SUPPRESS_BELOW);
    uint64_t screen = (uint64_t)config_number(config, SETTING_SUPPRESS_SCREEN);
    if (!released)
        return (struct disclosure_policy){.threshold = screen, .rounding = 1, .protection = screen};
    return (struct disclosure_policy){
        .threshold = below,
        .rounding = (uint64_t)config_number(config, SETTING_SUPPRESS_ROUND),
        .protection = below,
    };
}

struct report_rule
suppression_rule(const struct config *config, bool release)
{
    return (struct report_rule){
        .released = suppression_policy(config, true),
        .release = release,
    };
}
