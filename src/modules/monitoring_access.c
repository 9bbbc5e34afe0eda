/* monitoring_access.c - a person's own answers in words, into a file for them. */
#include "modules/monitoring_access.h"

#include "base/file.h"
#include "base/text.h"
#include "modules/candidate.h"
#include "modules/monitoring.h"
#include "modules/permission.h"
#include "modules/purpose.h"
#include "session_private.h"
#include "store/monitoring_read.h"

struct access {
    const struct pack *pack;
    struct text text;
    size_t answers;
};

/* The words of the pack of today; a code that it has no longer stays a code. */
static bool
append_answer(void *context, const struct id *reference, const struct kept_answer *answer,
              const char *month, struct error *error)
{
    static const char *const no_answer[ANSWER_STATES] = {
        [ANSWER_GIVEN] = "",
        [ANSWER_BLANK] = "left empty",
        [ANSWER_PREFER_NOT] = "prefer not to say",
        [ANSWER_NOT_ASKED] = "not asked",
        [ANSWER_DO_NOT_KNOW] = "do not know",
    };
    (void)reference, (void)error;
    struct access *access = context;
    size_t number = pack_find_question(access->pack, answer->question);
    const struct pack_question *question =
        number == PACK_NONE ? NULL : &access->pack->questions[number];
    size_t option =
        question && answer->answer ? pack_find_option(question, answer->answer) : PACK_NONE;
    if (access->answers++ == 0)
        text_append_format(&access->text, "Sent in %s\n\n", month);
    text_append_format(&access->text, "%s\n  %s",
                       question ? question->wording.in[PACK_ENGLISH] : answer->question,
                       option != PACK_NONE ? question->options[option].label.in[PACK_ENGLISH]
                       : answer->answer    ? answer->answer
                                           : no_answer[answer->state]);
    if (answer->words)
        text_append_format(&access->text, ": %s", answer->words);
    text_append_format(&access->text, " (questions of version %s)\n", answer->pack);
    return true;
}

static bool
read_answers(struct session *session, const struct id *reference, struct access *access,
             struct error *error)
{
    struct store *file = monitoring_open(session->store, STORE_OPEN, true, error);
    bool done = file && monitoring_each(file, NULL, reference, append_answer, access, error);
    store_close(file);
    return done && (access->answers > 0 ||
                    error_set(error, ERROR_NOT_FOUND, "There are no answers of theirs"));
}

struct noting {
    struct id candidate, reference;
    bool found;
};

static bool
note_access(struct session *session, void *context, struct error *error)
{
    struct noting *noting = context;
    return monitoring_find(session->store, &noting->candidate, &noting->reference, &noting->found,
                           error) &&
           purpose_note(session, &candidate_type, &noting->candidate, error);
}

static bool
begin(struct session *session, struct noting *noting, struct error *error)
{
    if (!permission_given(session, PERMISSION_MONITORING, error))
        return false;
    if (session_is_read_only(session))
        return error_set(error, ERROR_DENIED,
                         "That answers were written out is noted in the log, and posact was opened "
                         "to read only; open it without --read-only");
    return purpose_ask(session, error) &&
           session_write(session, "access-answers", note_access, noting, error) &&
           (noting->found ||
            error_set(error, ERROR_NOT_FOUND, "The questions were never opened for them"));
}

bool
monitoring_access_write(struct session *session, const struct id *candidate, const char *path,
                        struct error *error)
{
    struct noting noting = {.candidate = *candidate};
    struct pack *pack = begin(session, &noting, error) ? monitoring_pack(session, error) : NULL;
    struct access access = {.pack = pack};
    text_append(&access.text, "Your answers to the equality questions\n\n");
    bool done = pack && read_answers(session, &noting.reference, &access, error) &&
                file_write(path, text_string(&access.text), access.text.length, false, error);
    text_clear(&access.text);
    pack_free(pack);
    return done;
}
