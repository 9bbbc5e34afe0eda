/* letter_list.c - letters to begin with, in plain English and in Welsh (P51). They promise help and
 * no advantage: selection is on merit. */
#include "letter_list.h"

#define SUBJECT_MOST 150
#define TEXT_MOST 5000

static const struct choice items[] = {
    {"invitation", "Invitation to a preparation evening", false},
    {"thanks", "Thanks for interest", false},
    {"follow_up", "Follow-up after no contact", false},
    {"after_fail", "After an application that failed", false},
    {"targeted_offer", "Offer of targeted support", false},
    {"source_notice", "Where we have the details from", false},
};
const struct choice_list letter_list = {items, sizeof items / sizeof items[0]};

const struct setting_column letter_columns[LETTER_COLUMN_COUNT] = {
    [LETTER_EN_SUBJECT] = {.name = "en-subject",
                           .kind = SETTING_TEXT,
                           .minimum = 1,
                           .maximum = SUBJECT_MOST,
                           .required = true},
    [LETTER_EN] =
        {.name = "en", .kind = SETTING_LINES, .minimum = 1, .maximum = TEXT_MOST, .required = true},
    [LETTER_CY_SUBJECT] = {.name = "cy-subject",
                           .kind = SETTING_TEXT,
                           .minimum = 1,
                           .maximum = SUBJECT_MOST},
    [LETTER_CY] = {.name = "cy", .kind = SETTING_LINES, .minimum = 1, .maximum = TEXT_MOST},
    [LETTER_PURPOSE] = {.name = "purpose", .kind = SETTING_TEXT, .codes_of = SETTING_PURPOSES},
};

#define DEAR "Dear {known_as|name},\n\n"
#define SINCERELY "\nYours sincerely,\n{officer}\n"
#define ANNWYL "Annwyl {known_as|name},\n\n"
#define YN_GYWIR "\nYn gywir,\n{officer}\n"

const char *const letter_cells[] = {
    /* invitation */
    "Invitation to a preparation evening",
    DEAR "You told us that you are interested in working with us. We would like to\n"
         "invite you to a preparation evening:\n"
         "\n"
         "Date: {event day|day}\n"
         "Time: {event time|time}\n"
         "Place: {event venue|event link|venue}\n"
         "\n"
         "At the evening you can ask about the role, hear how the application\n"
         "works, and meet people who have been through it. Nothing is decided\n"
         "there: everybody is selected on merit, by the same standards.\n"
         "\n"
         "Let us know whether you can come, and whether anything would make it\n"
         "easier for you to take part.\n" SINCERELY,
    "Gwahoddiad i noson baratoi",
    ANNWYL "Rydych wedi dweud wrthym fod gennych ddiddordeb mewn gweithio gyda ni.\n"
           "Hoffem eich gwahodd i noson baratoi:\n"
           "\n"
           "Dyddiad: {event day|day}\n"
           "Amser: {event time|time}\n"
           "Lleoliad: {event venue|event link|venue}\n"
           "\n"
           "Yn ystod y noson cewch ofyn cwestiynau am y rôl, clywed sut mae'r broses\n"
           "ymgeisio yn gweithio, a chwrdd â phobl sydd wedi bod drwyddi. Ni chaiff\n"
           "dim ei benderfynu ar y noson: caiff pawb eu dewis ar sail teilyngdod, yn\n"
           "ôl yr un safonau.\n"
           "\n"
           "Rhowch wybod i ni a allwch ddod, ac a oes unrhyw beth a fyddai'n ei\n"
           "gwneud yn haws i chi gymryd rhan.\n" YN_GYWIR,
    NULL,
    /* thanks */
    "Thank you for your interest",
    DEAR "Thank you for your interest in working with us. I am your contact in the\n"
         "Positive Action team. I can tell you about the roles, the application,\n"
         "and the events where you can meet us. You decide what help you would\n"
         "like, if any. Everybody is selected on merit, and using our help counts\n"
         "neither for you nor against you.\n"
         "\n"
         "Reply to this message with your questions, or to say how and when you\n"
         "would like us to be in touch.\n"
         "\n"
         "We keep your details only to help you with this. You can ask at any time\n"
         "to see them, or to have them corrected or erased.\n" SINCERELY,
    "Diolch am eich diddordeb",
    ANNWYL "Diolch am eich diddordeb mewn gweithio gyda ni. Fi yw eich cyswllt yn y\n"
           "tîm Gweithredu Cadarnhaol. Gallaf ddweud wrthych am y rolau, y broses\n"
           "ymgeisio a'r digwyddiadau lle cewch gwrdd â ni. Chi sy'n penderfynu pa\n"
           "gymorth yr hoffech ei gael, os o gwbl. Caiff pawb eu dewis ar sail\n"
           "teilyngdod, ac ni fydd defnyddio ein cymorth yn cyfrif o'ch plaid nac yn\n"
           "eich erbyn.\n"
           "\n"
           "Atebwch y neges hon os oes gennych gwestiynau, neu i ddweud sut a phryd\n"
           "yr hoffech i ni gysylltu â chi.\n"
           "\n"
           "Dim ond er mwyn eich helpu gyda hyn yr ydym yn cadw eich manylion. Cewch\n"
           "ofyn unrhyw bryd am gael eu gweld, eu cywiro neu eu dileu.\n" YN_GYWIR,
    NULL,
    /* follow_up */
    "Are you still interested?",
    DEAR "It is some time since we were last in touch. Are you still thinking\n"
         "about working with us?\n"
         "\n"
         "If you are, tell me what would help you next. If you are not, or if it\n"
         "is not the right time, tell me that too, and I will not write again\n"
         "unless you ask me to.\n"
         "\n"
         "If something has made it hard to go on I would be glad to hear what it\n"
         "is, but you do not have to say.\n" SINCERELY,
    "A oes gennych ddiddordeb o hyd?",
    ANNWYL "Mae peth amser wedi mynd heibio ers i ni fod mewn cysylltiad ddiwethaf.\n"
           "A ydych yn dal i ystyried gweithio gyda ni?\n"
           "\n"
           "Os ydych, rhowch wybod i mi beth fyddai'n eich helpu nesaf. Os nad\n"
           "ydych, neu os nad dyma'r amser iawn, rhowch wybod i mi hefyd, ac ni\n"
           "fyddaf yn ysgrifennu eto oni bai eich bod yn gofyn i mi wneud hynny.\n"
           "\n"
           "Os oes rhywbeth wedi ei gwneud yn anodd i chi barhau, byddwn yn falch o\n"
           "glywed beth ydyw, ond nid oes rhaid i chi ddweud.\n" YN_GYWIR,
    NULL,
    /* after_fail */
    "Your application",
    DEAR "I have heard that your application was not successful this time. Thank\n"
         "you for the work that you put into it.\n"
         "\n"
         "You can apply again from this date: {eligible_from|day}.\n"
         "\n"
         "If you would like, I can help you to look at the feedback that you were\n"
         "given and to prepare for the next time. Let me know what would be useful\n"
         "to you.\n" SINCERELY,
    "Eich cais",
    ANNWYL "Rwyf wedi clywed na fu eich cais yn llwyddiannus y tro hwn. Diolch i\n"
           "chi am y gwaith a wnaethoch arno.\n"
           "\n"
           "Cewch ymgeisio eto o'r dyddiad hwn ymlaen: {eligible_from|day}.\n"
           "\n"
           "Os hoffech, gallaf eich helpu i edrych ar yr adborth a gawsoch ac i\n"
           "baratoi ar gyfer y tro nesaf. Rhowch wybod i mi beth fyddai'n\n"
           "ddefnyddiol i chi.\n" YN_GYWIR,
    NULL,
    /* targeted_offer */
    "Support that you asked to hear of",
    DEAR "You agreed that we may tell you of support for people who are under-\n"
         "represented in the role you are thinking about. Such support is on offer\n"
         "now: somebody who knows the work can answer your questions and help you\n"
         "to prepare.\n"
         "\n"
         "It is your choice. Everybody is selected on merit, by the same standards,\n"
         "and using this support counts neither for you nor against you. Other\n"
         "help is open to everybody, whether or not they take up this offer.\n"
         "\n"
         "Reply to this message if you would like to know more. You can withdraw\n"
         "your consent at any time; tell me, and no such offer is made again.\n" SINCERELY,
    "Cymorth y gwnaethoch ofyn am glywed amdano",
    ANNWYL "Gwnaethoch gytuno y cawn roi gwybod i chi am gymorth i bobl sydd heb\n"
           "gynrychiolaeth ddigonol yn y rôl yr ydych yn ei hystyried. Mae cymorth\n"
           "o'r fath ar gael nawr: gall rhywun sy'n gyfarwydd â'r gwaith ateb eich\n"
           "cwestiynau a'ch helpu i baratoi.\n"
           "\n"
           "Eich dewis chi yw hyn. Caiff pawb eu dewis ar sail teilyngdod, yn ôl yr\n"
           "un safonau, ac ni fydd defnyddio'r cymorth hwn yn cyfrif o'ch plaid nac\n"
           "yn eich erbyn. Mae cymorth arall ar gael i bawb, p'un a ydynt yn derbyn\n"
           "y cynnig hwn ai peidio.\n"
           "\n"
           "Atebwch y neges hon os hoffech wybod mwy. Cewch dynnu eich cydsyniad yn\n"
           "ôl unrhyw bryd; rhowch wybod i mi, ac ni wneir cynnig o'r fath eto.\n" YN_GYWIR,
    "targeted",
    /* source_notice */
    "Where we have your name from",
    DEAR "{source} gave us your name and how to reach you,\n"
         "because they think that you might like to work with us. I am your contact\n"
         "in the Positive Action team.\n"
         "\n"
         "We use your details for one thing only: to ask you whether you want to\n"
         "hear from us. If you do, reply to this message. If you do not, tell me so,\n"
         "or do nothing. Without an answer your details are removed after this day:\n"
         "{day}.\n"
         "\n"
         "You can ask at any time to see your details, or to have them corrected or\n"
         "erased. You can also complain to the Information Commissioner's Office.\n" SINCERELY,
    "O ble y cawsom eich enw",
    ANNWYL "Rhoddwyd eich enw a'ch manylion cyswllt i ni gan {source},\n"
           "sy'n meddwl yr hoffech efallai weithio gyda ni. Fi yw eich cyswllt yn y\n"
           "tîm Gweithredu Cadarnhaol.\n"
           "\n"
           "At un diben yn unig y defnyddiwn eich manylion: gofyn i chi a hoffech\n"
           "glywed gennym. Os hoffech, atebwch y neges hon. Os na hoffech, rhowch\n"
           "wybod i mi, neu peidiwch â gwneud dim. Heb ateb, caiff eich manylion eu\n"
           "tynnu oddi yma ar ôl y diwrnod hwn: {day}.\n"
           "\n"
           "Cewch ofyn unrhyw bryd am gael gweld eich manylion, neu eu cywiro neu eu\n"
           "dileu. Cewch hefyd gwyno i Swyddfa'r Comisiynydd Gwybodaeth.\n" YN_GYWIR,
    NULL,
};
