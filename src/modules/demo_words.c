/* demo_words.c - names and sentences for invented people; any likeness is chance. */
#include "modules/demo_words.h"

#define LIST(array)                                                                                \
    {                                                                                              \
        (array), sizeof(array) / sizeof *(array)                                                   \
    }

/* --- names --- */

static const char *const british_given[] = {
    "Amelia",  "Alfie",   "Beth",  "Callum", "Charlotte", "Daniel", "Edie",  "Freddie",
    "Georgia", "Harriet", "Isaac", "Jack",   "Kayleigh",  "Lewis",  "Megan", "Nathan",
    "Olivia",  "Poppy",   "Ryan",  "Sophie", "Thomas",    "Violet", "Will",  "Zoë",
};
static const char *const british_family[] = {
    "Ashworth",   "Barker",    "Birtles",  "Cartwright", "Dunn",        "Eccles",
    "Fairclough", "Greatorex", "Hodgkins", "Inskip",     "Lightwood",   "Machin",
    "Nettleship", "Oldacre",   "Plant",    "Rowley",     "Salt",        "Tams",
    "Underhill",  "Wain",      "Yates",    "D’Arcy",     "Ward-Hughes", "Pye-Smith",
};
static const char *const welsh_given[] = {
    "Siân",     "Ffion", "Dafydd", "Rhys", "Llŷr",  "Nia",   "Gwenllian", "Iestyn",
    "Angharad", "Owain", "Lowri",  "Emyr", "Mared", "Tomos", "Eleri",     "Gruffudd",
};
static const char *const welsh_family[] = {
    "Wyn-Jones", "Llywelyn", "Prys",  "Gruffydd", "Morgan",
    "Bowen",     "Pugh",     "Tudur", "Parry",    "Rhydderch",
};
static const char *const welsh_men[] = {
    "Dafydd", "Rhys", "Iestyn", "Owain", "Emyr", "Tomos", "Gruffudd", "Llŷr",
};
static const char *const welsh_father[] = {
    "Rhys", "Hywel", "Gwilym", "Dafydd", "Tomos", "Madog",
};
static const char *const irish_given[] = {
    "Aoife", "Siobhán", "Caoimhe", "Róisín", "Gráinne", "Niamh", "Sinéad",
};
static const char *const irish_men[] = {
    "Pádraig", "Ciarán", "Oisín", "Seán", "Fionn", "Tadhg",
};
static const char *const irish_men_family[] = {
    "O’Hanlon", "Ó Súilleabháin", "Mac Cárthaigh", "O’Shaughnessy", "Brannigan", "Ó Briain",
};
static const char *const irish_family[] = {
    "O’Hanlon", "O’Driscoll", "Ní Dhomhnaill", "Ní Shúilleabháin", "Byrne", "Gallagher", "McGrath",
};
static const char *const scottish_given[] = {
    "Eilidh", "Mhairi", "Callan", "Isla", "Ruaridh", "Fraser", "Catrìona", "Struan",
};
static const char *const scottish_family[] = {
    "MacLeod", "McAllister", "Kerr", "Buchanan", "Dòmhnallach", "Abercrombie", "Laird",
};
static const char *const polish_given[] = {
    "Łukasz", "Żaneta", "Tomasz",   "Agnieszka", "Michał",      "Małgorzata",
    "Paweł",  "Kinga",  "Zdzisław", "Bożena",    "Świętosława", "Jakub",
};
static const char *const polish_family[] = {
    "Nowak",  "Wójcik",   "Kowalczyk", "Zając", "Gołąb",
    "Pawlak", "Krawczyk", "Żuk",       "Dąbek", "Szczepaniak",
};
static const char *const punjabi_given[] = {
    "Gurpreet", "Harjit", "Manpreet", "Jaspal",  "Simran",
    "Kuldeep",  "Amrit",  "Navjot",   "Rajveer", "Sukhwinder",
};
static const char *const punjabi_family[] = {
    "Sandhu", "Dhillon", "Grewal", "Bains", "Sidhu", "Gill", "Atwal", "Johal",
};
static const char *const gujarati_given[] = {
    "Hetal", "Kiran", "Bhavesh", "Dipti", "Jignesh", "Nisha", "Rupal", "Chetan",
};
static const char *const gujarati_family[] = {
    "Patel", "Desai", "Mistry", "Solanki", "Parmar", "Trivedi",
};
static const char *const urdu_given[] = {
    "Ayesha", "Bilal", "Sadia", "Usman", "Zainab", "Hamza", "Nadia", "Imran",
};
static const char *const urdu_family[] = {
    "Siddiqui", "Qureshi", "Hussain", "ul-Haq", "Mahmood", "Chaudhry", "Bibi",
};
static const char *const bengali_given[] = {
    "Tahmina", "Shafiqul", "Rezaul", "Nasrin", "Mohammed Abdul", "Farzana", "Jahangir", "Shirin",
};
static const char *const bengali_family[] = {
    "Begum", "Islam", "Karim", "Chowdhury", "Miah", "Khatun", "Uddin",
};
static const char *const yoruba_given[] = {
    "Adébáyọ̀", "Olúwaṣeun", "Títílayọ̀", "Babátúndé", "Fọlákẹ́", "Ayọ̀délé", "Yéwándé", "Kọ́lápọ̀",
};
static const char *const yoruba_family[] = {
    "Adéyẹmí", "Ògúnlànà", "Akínwándé", "Ọláníyan", "Fálọlá", "Ṣónúgà",
};
static const char *const igbo_given[] = {
    "Adaeze", "Chukwuemeka", "Ngọzi", "Obinna", "Ifẹoma", "Kelechi",
};
static const char *const igbo_family[] = {
    "Okafor", "Nwosu", "Eze", "Ọbị", "Anyanwu-Clarke", "Umeh",
};
static const char *const ghanaian_given[] = {
    "Kwabena", "Ama", "Kofi", "Akosua", "Yaw", "Efua",
};
static const char *const ghanaian_family[] = {
    "Owusu-Ansah", "Mensah", "Boateng", "Asante", "Agyeman",
};
static const char *const caribbean_given[] = {
    "Delroy", "Shanice", "Tyrone", "Marcia", "Leroy", "Keisha", "Winston", "Jada",
};
static const char *const caribbean_family[] = {
    "Campbell", "Braithwaite", "Gayle", "St Louis", "Francis", "Sinclair-Brown", "Pinnock",
};
static const char *const somali_given[] = {
    "Ayaan Cabdi", "Cali Xasan", "Hodan Jaamac", "Maxamed Nuur", "Sahra Faarax", "Yuusuf Cumar",
};
static const char *const somali_family[] = {
    "Warsame", "Guuleed", "Ismaaciil", "Cawaale", "Diiriye",
};
static const char *const chinese_given[] = {
    "小明|Xiaoming", "美玲|Meiling", "志强|Zhiqiang", "芳|Fang",
    "建国|Jianguo",  "雨桐|Yutong",  "思远|Siyuan",   "雪|Xue",
};
static const char *const chinese_family[] = {
    "李|Li", "王|Wang", "陈|Chen", "欧阳|Ouyang", "黄|Huang", "林|Lin", "赵|Zhao",
};
static const char *const vietnamese_given[] = {
    "Thị Hạnh", "Văn Đức", "Minh Châu", "Quốc Bảo", "Thị Ngọc Ánh",
};
static const char *const vietnamese_family[] = {
    "Nguyễn", "Trần", "Phạm", "Đặng", "Võ",
};
static const char *const arabic_given[] = {
    "ليلى|Layla", "عمر|Omar", "مريم|Maryam", "سامي|Sami", "نور|Nour",
};
static const char *const arabic_family[] = {
    "حداد|Haddad",
    "الخوري|Al-Khoury",
    "منصور|Mansour",
    "صالح|Saleh",
};
static const char *const romanian_given[] = {
    "Ștefan", "Ioana", "Răzvan", "Mădălina", "Sânziana",
};
static const char *const romanian_family[] = {
    "Țurcanu", "Brânzei", "Pănescu", "Ungureanu", "Șerban",
};
static const char *const ukrainian_given[] = {
    "Оксана|Oksana",
    "Дмитро|Dmytro",
    "Соломія|Solomiia",
    "Тарас|Taras",
};
static const char *const ukrainian_family[] = {
    "Шевчук|Shevchuk",
    "Ткаченко|Tkachenko",
    "Бондар|Bondar",
    "Їжак|Yizhak",
};
/* People with one name: the family list is a single empty word. */
static const char *const single_given[] = {
    "Suharti", "Tenzin", "Budiman", "Htay", "Kavitha", "Pasang", "Ng", "Å",
};
static const char *const no_family[] = {""};

const struct demo_tradition demo_traditions[] = {
    {LIST(british_given), LIST(british_family), " ", .share = 26},
    {LIST(welsh_given), LIST(welsh_family), " ", .welsh = true, .share = 6},
    {LIST(welsh_men), LIST(welsh_father), " ap ", .welsh = true, .share = 2},
    {LIST(irish_given), LIST(irish_family), " ", .share = 4},
    {LIST(irish_men), LIST(irish_men_family), " ", .share = 3},
    {LIST(scottish_given), LIST(scottish_family), " ", .share = 3},
    {LIST(polish_given), LIST(polish_family), " ", .share = 7},
    {LIST(punjabi_given), LIST(punjabi_family), " Singh ", .share = 3},
    {LIST(punjabi_given), LIST(punjabi_family), " Kaur ", .share = 4},
    {LIST(gujarati_given), LIST(gujarati_family), " ", .share = 4},
    {LIST(urdu_given), LIST(urdu_family), " ", .share = 6},
    {LIST(bengali_given), LIST(bengali_family), " ", .share = 4},
    {LIST(yoruba_given), LIST(yoruba_family), " ", .share = 5},
    {LIST(igbo_given), LIST(igbo_family), " ", .share = 3},
    {LIST(ghanaian_given), LIST(ghanaian_family), " ", .share = 2},
    {LIST(caribbean_given), LIST(caribbean_family), " ", .share = 5},
    {LIST(somali_given), LIST(somali_family), " ", .share = 2},
    {LIST(chinese_given), LIST(chinese_family), "", .family_first = true, .native = true,
     .share = 4},
    {LIST(vietnamese_given), LIST(vietnamese_family), " ", .family_first = true, .share = 1},
    {LIST(arabic_given), LIST(arabic_family), " ", .native = true, .share = 2},
    {LIST(romanian_given), LIST(romanian_family), " ", .share = 1},
    {LIST(ukrainian_given), LIST(ukrainian_family), " ", .native = true, .share = 1},
    {LIST(single_given), LIST(no_family), "", .share = 2},
};

const size_t demo_tradition_count = sizeof demo_traditions / sizeof demo_traditions[0];

/* --- what was said --- */

/* Factual, as the person may read it (domain glossary: contact). */
const struct demo_contact demo_contacts[] = {
    {"phone", "out", "talked", "Explained the stages and how long each usually takes."},
    {"phone", "out", "talked",
     "Talked through shift patterns; they want to visit a station first."},
    {"phone", "out", "talked", "Went over the fitness test and sent the training plan."},
    {"phone", "out", "talked", "Asked about tattoos and the dress code; read out the policy."},
    {"phone", "out", "left_message", "Left a message with the team's number."},
    {"phone", "out", "left_message", "Voicemail; said we will try once more this week."},
    {"phone", "out", "no_answer", "Rang at the time they asked for."},
    {"phone", "in", "talked", "Rang to say the online assessment is booked."},
    {"phone", "in", "talked", "Asked whether a driving licence is needed before applying."},
    {"phone", "in", "talked", "Wants to know when the next window for this role opens."},
    {"text", "out", "sent", "Reminder of the preparation evening, with the address."},
    {"text", "out", "replied", "Confirmed the place at the preparation evening."},
    {"text", "out", "no_reply", "Asked for a good time to talk."},
    {"text", "in", "replied", "Running late, still coming."},
    {"email", "out", "sent", "Sent the candidate guide and the privacy notice."},
    {"email", "out", "sent", "Sent dates of the next three preparation evenings."},
    {"email", "out", "replied", "Asked what to wear on the day; answered."},
    {"email", "out", "no_reply", "Asked how the sift went."},
    {"email", "out", "wrong_details", "Came back as undeliverable."},
    {"email", "in", "replied", "Passed the sift; asked what happens next.\n\nSent the timetable."},
    {"email", "in", "replied", "Moved house, new area; asked if the application can move too."},
    {"email", "in", "other", "Forwarded the vetting form to HR, as they asked."},
    {"in_person", "out", "attended", "Met at the station; shown round by the duty sergeant."},
    {"in_person", "out", "attended", "Mock interview, 40 minutes, notes given to keep."},
    {"in_person", "out", "did_not_attend", "Did not come to the mock interview; will ring."},
    {"video", "out", "attended", "Talked through the competency framework with examples."},
    {"video", "out", "talked", "Practised two interview questions and agreed a second go."},
    {"event", "in", "attended", "Signed up at the stand; gave name and number."},
    {"event", "out", "attended", "Preparation evening: took part in both exercises."},
    {"event", "out", "did_not_attend", "On the list for the discovery session, did not come."},
    {"social_media", "in", "replied", "Asked about the part-time route; pointed to the page."},
    {"letter", "out", "sent", "Letter with the dates of the assessment centre."},
    {"other", "in", "other", "Note from the college: available after exams, from 20 June."},
};

const size_t demo_contact_count = sizeof demo_contacts / sizeof demo_contacts[0];

static const char *const notes[] = {
    "Works shifts at a warehouse; free from 15:00.",
    "Would like to talk to somebody who changed career to join.",
    "Has done first aid at work, certificate until next spring.",
    "Speaks three languages and is happy to be asked about it.",
    "Volunteer with the cadets for two years.\nReference from the leader is on its way.",
    "Applied once before and passed the sift.",
    "Prefers paper to links; send things by post.",
    "Comes by bus: events near the station suit best.",
    "Mornings are best, and never Wednesdays.",
    "Finishing a degree in July; wants the autumn intake.",
    "Prefers to read things first and talk afterwards.",
    "Interested in dogs section later on; knows it takes two years first.",
    "Not sure between PCSO and officer; wants to talk to both.",
    "Worried about the fitness test; training with a friend.",
    "Licence being renewed, new card due next month.",
};

static const char *const next_actions[] = {
    "Call back about the fitness test",   "Send dates of the preparation evening",
    "Ask how the online assessment went", "Book a mock interview",
    "Introduce to somebody in the role",  "Ask whether vetting has been in touch",
    "Send the candidate guide again",     "Check that the application was sent",
    "Invite to the discovery session",    "Ask HR for the result",
};

static const char *const sources[] = {
    "Careers fair, town hall",
    "Careers fair, sports centre",
    "College open evening",
    "Community breakfast",
    "Summer fair stand",
    "Job centre morning",
    "University freshers' week",
    "Library drop-in",
    "Website form",
    "Station open day",
    "Leisure centre stand",
    "County show stand",
};

static const char *const areas[] = {
    "ST16", "ST17", "ST4",  "ST1",  "WS11", "WS12", "WV1", "WV10", "B77", "B79", "DE13",
    "DE14", "TF1",  "CF10", "LL57", "SY2",  "NP19", "M14", "L8",   "LE5", "E1",  "SW1A",
};

static const char *const times[] = {
    "evenings after 6",    "mornings", "lunch hour", "weekends", "not Fridays",
    "after school, 15:30", "any time", "text first",
};

static const char *const places[] = {
    "Stafford",
    "Stoke",
    "Lichfield or Tamworth",
    "Cannock",
};

static const char *const interests[] = {
    "fitness test, running",
    "response, night shifts",
    "custody, investigation",
};

static const char *const requests[] = {
    "a Welsh speaker, evenings",
    "somebody who came in through the PCDA",
    "a special, at weekends",
    "somebody who joined later in life",
};

static const char *const officers[] = {
    "J. Shah", "M. Begum", "PC 4471 Reid", "A. Ó Briain", "S. Lightwood",
};

const struct word_list demo_notes = LIST(notes);
const struct word_list demo_next_actions = LIST(next_actions);
const struct word_list demo_sources = LIST(sources);
const struct word_list demo_areas = LIST(areas);
const struct word_list demo_times = LIST(times);
const struct word_list demo_officers = LIST(officers);
const struct word_list demo_places = LIST(places);
const struct word_list demo_interests = LIST(interests);
const struct word_list demo_requests = LIST(requests);
