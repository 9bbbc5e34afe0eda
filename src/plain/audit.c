/* audit.c - who looked at whom, line by line. */
#include "modules/audit.h"
#include "plain_private.h"

static void
say(struct plain *plain, const struct audit_question *question)
{
    struct text lines = TEXT_EMPTY;
    struct error error;
    if (audit_append_newest(plain->session, question, &lines, &error))
        talk_text(&plain->talk, text_string(&lines));
    else
        talk_error(&plain->talk, &error);
    text_clear(&lines);
}

void
plain_audit(struct plain *plain, const char *const *args, const char *rest)
{
    struct audit_question question;
    struct error error;
    struct id about;
    (void)rest;
    if (args && audit_question_of(args, &question, &about, &error))
        say(plain, &question);
    else if (args)
        talk_error(&plain->talk, &error);
}

void
plain_who_looked(struct plain *plain, const char *const *args, const char *rest)
{
    (void)args;
    struct targets targets;
    if (!targets_find_one(plain, "who-looked", rest, &targets))
        return;
    say(plain, &(struct audit_question){.type = targets.type, .about = &targets.ids[0]});
    targets_clear(&targets);
}
