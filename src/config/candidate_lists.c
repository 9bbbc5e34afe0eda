/* candidate_lists.c - what people want to join as, where they heard of it, how they are reached and
 * why a record is closed, as a force may change it (P34). */
#include "candidate_lists.h"

#include "setting_words.h"

#define LIST(items)                                                                                \
    {                                                                                              \
        (items), sizeof(items) / sizeof *(items)                                                   \
    }

/* What people ask to join as: the workforce types of the Home Office, and the ways in that people
 * name as if they were roles. No list here has a characteristic of a person in it (P9, P18). */
static const struct choice role_items[] = {
    {"pc", "Police constable", false},
    {"detective", "Detective constable", false},
    {"transferee", "Transferee or re-joiner", false},
    {"pcso", "Police community support officer", false},
    {"special", "Special constable", false},
    {"control_room", "Control room", false},
    {"designated", "Designated officer, such as detention officer", false},
    {"staff", "Police staff", false},
    {"volunteer", "Police support volunteer", false},
    {"other", "Another role", false},
    {"not_sure", "Not sure yet", false},
};
const struct choice_list candidate_roles = LIST(role_items);

static const struct choice heard_items[] = {
    {"careers_fair", "Careers fair", false},
    {"community_event", "Community event", false},
    {"school_college", "School, college or university", false},
    {"website", "Website", false},
    {"social_media", "Social media", false},
    {"email", "Email or newsletter", false},
    {"advert", "Advertisement or job site", false},
    {"officer", "A serving officer or member of staff", false},
    {"network", "Staff network", false},
    {"talent_spot", "Talent-spotted by a colleague", false},
    {"friend_family", "Friend or family", false},
    {"applied_before", "Applied before", false},
    {"other", "Some other way", false},
};
const struct choice_list candidate_heard = LIST(heard_items);

static const struct choice close_reason_items[] = {
    {"appointed", "Appointed", false},
    {"unsuccessful", "Unsuccessful", false},
    {"withdrawn", "Withdrawn by the candidate", false},
    {"lapsed", "Lapsed, no reply", false},
    {"not_eligible", "Not eligible for now", false},
    {"moved_force", "Went to another force", false},
    {"asked_to_close", "Asked us to close the record", false},
    {"duplicate", "Duplicate of another record", false},
};
const struct choice_list candidate_close_reasons = LIST(close_reason_items);

static const struct choice contact_channel_items[] = {
    {"phone", "Phone", false},
    {"text", "Text message", false},
    {"email", "Email", false},
    {"in_person", "In person", false},
    {"video", "Video call", false},
    {"event", "At an event", false},
    {"social_media", "Social media message", false},
    {"letter", "Letter", false},
    {"other", "Some other way", false},
};
const struct choice_list candidate_contact_channels = LIST(contact_channel_items);

const struct setting_column candidate_channel_columns[CHANNEL_COLUMN_COUNT] = {
    [CHANNEL_OWN_WORDS] = {.name = "own-words", .kind = SETTING_WORD, .words = &word_yes_or_no},
};
const char *const candidate_channel_cells[] = {
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "no",
};

static const struct choice contact_result_items[] = {
    {"talked", "Talked", false},
    {"left_message", "Left a message", false},
    {"no_answer", "No answer", false},
    {"sent", "Sent", false},
    {"replied", "Replied", false},
    {"no_reply", "No reply", false},
    {"wrong_details", "Wrong number or address", false},
    {"attended", "Came as arranged", false},
    {"did_not_attend", "Did not come", false},
    {"other", "Something else", false},
};
const struct choice_list candidate_contact_results = LIST(contact_result_items);
