/* characteristic.c - words that tell a protected characteristic, health, or an order of people. */
#include "modules/characteristic.h"

#include <stddef.h>
#include <string.h>

/* The nine of the Equality Act 2010, sex and gender beside what tells them, caring, class and
 * nationality, which forces ask for too; health and the rest of special category data (P23);
 * former names (P22). English, then Welsh. */
static const char characteristic_words[] =
    "age|aged|ages|dob|birth*|born|anniversary|retire*|"
    "oed|oedran|dyddiad geni|pen blwydd|"
    "disab*|impair*|health*|medical*|illness*|adjustment*|neuro*|wheelchair|anabl*|iechyd|"
    "gender*|sex|sexes|male|female|man|woman|men|women|pronoun*|"
    "rhyw|rhywedd|benyw|gwryw|rhagenw*|"
    "trans|transgender*|transsex*|reassign*|intersex|traws|trawsryweddol|"
    "marital*|married|marriage*|civil partner*|spouse|husband|wife|priod|priodas*|"
    "pregnan*|matern*|patern*|breastfe*|beichiog*|mamolaeth|"
    "child|children|carer*|caring|dependant*|dependent*|plant|gofal*|"
    "race|racial*|ethnic*|heritage|colour|color|nationalit*|citizen*|immigra*|migra*|"
    "country of origin|mother tongue|first language|native language|caste|bame|bme|minority|"
    "hil|ethnig*|cenedl*|dinasydd*|mamiaith|iaith gyntaf|"
    "relig*|faith*|belief*|church*|mosque*|crefydd*|ffydd|cred|"
    "sexual*|orientation*|lgb*|gay|lesbian*|bisex*|hetero*|queer|cyfeiriadedd|rhywiol*|"
    "characteristic*|diversity|equality|monitoring|nodwedd*|amrywiaeth|cydraddoldeb|"
    "socio*|class|free school meals|criminal*|convict*|union|polit*|"
    "maiden|previous name*|former name*|birth name|deadname";

/* Names of conditions, and words that stand in front of one. English, then Welsh. */
static const char condition_words[] =
    "dyslexi*|dyspraxi*|dyscalculi*|autis*|asperger*|adhd|tourette*|neurodiver*|stammer*|"
    "depress*|anxiety|anxious|bipolar|ptsd|schizo*|ocd|mental health|panic|eating disorder*|"
    "diabet*|epilep*|asthma*|arthritis|cancer|tumour*|crohn*|colitis|migraine*|sclerosis|lupus|"
    "hiv|fibromyalgia|endometriosis|menopaus*|pregnan*|breastfe*|deaf*|blind*|"
    "hearing loss|hard of hearing|sight loss|amputat*|paraly*|disab*|impair*|illness*|disease*|"
    "disorder*|syndrome*|condition*|diagnos*|symptom*|injur*|chronic|surgery|operation on|"
    "medication*|medicine*|treatment*|therap*|because|due to|suffer*|"
    "dyslecsi*|awtis*|iselder|gorbryder|clefyd*|cyflwr|salwch|anabl*|byddar*|dall|oherwydd";

/* What would put people in an order or hold one back for another. */
static const char rank_words[] =
    "ranking*|ranked|tier*|priorit*|rating*|score*|gold|silver|bronze|platinum|league|leaderboard|"
    "likelihood*|probabilit*|chance*|predict*|suitab*|"
    "hold|on hold|held back|queue*|fast track*|fast tracked|fasttrack*|early window*|"
    "early access|early application*|head start|quota*|"
    "safle|haen*|blaenoriaeth*|aur|arian|efydd|tebygolrwydd|cwota*";

static bool
is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
           (unsigned char)byte >= 0x80;
}

/* Whether the text goes on at `at` with one word of `length` bytes. */
static bool
goes_on_with(const char *at, const char *word, size_t length)
{
    bool any_ending = length > 0 && word[length - 1] == '*';
    if (any_ending)
        length--;
    return strncmp(at, word, length) == 0 && (any_ending || !is_word_byte(at[length]));
}

bool
begins_with_word(const char *folded, const char *words)
{
    for (;;) {
        size_t length = strcspn(words, "|");
        if (goes_on_with(folded, words, length))
            return true;
        if (words[length] == '\0')
            return false;
        words += length + 1;
    }
}

bool
has_any_word(const char *folded, const char *words)
{
    for (const char *at = folded; *at != '\0'; at++) {
        bool starts = at == folded || !is_word_byte(at[-1]);
        if (starts && begins_with_word(at, words))
            return true;
    }
    return false;
}

bool
tells_characteristic(const char *folded)
{
    return has_any_word(folded, characteristic_words);
}

bool
tells_condition(const char *folded)
{
    return has_any_word(folded, condition_words);
}

bool
tells_rank(const char *folded)
{
    return has_any_word(folded, rank_words);
}
