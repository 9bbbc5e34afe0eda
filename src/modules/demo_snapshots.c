/* demo_snapshots.c - invents counts of an invented force. */
#include "demo_snapshots.h"

#include "base/text.h"
#include "modules/snapshot.h"
#include "record/record.h"

#define STREAM 0x736e6170 /* apart from those of the people */
#define FORCE "X99000001"

#define ETHNICITY "groups\tethnicity\tfive\twhite\tmixed\tasian\tblack\tother\tnot_stated\n"
#define SEX "groups\tsex\tsex\tfemale\tmale\n"

static const struct invented {
    const struct record_type *type;
    const char *name, *date, *basis, *characteristics, *counts;
} snapshots[] = {
    {&population_type, "21 March 2021: Ethnicity, Sex, Age", "2021-03-21", "people",
     "Ethnicity (five), Sex (sex), Age",
     "counts\tpeople\n" ETHNICITY "row\t" FORCE
     "\t-\t16-64\t571200\t14900\t38700\t19800\t7400\t0\n" SEX "row\t" FORCE
     "\t-\t-\t519300\t503700\n"
     "groups\tage\t-\t0-15\t16-25\t26-40\t41-55\t56-64\t65+\n"
     "row\t" FORCE "\t-\t-\t181200\t119400\t198300\t203500\t130800\t189800\n"},
    {&workforce_type, "31 March 2024, headcount: Ethnicity, Sex", "2024-03-31", "headcount",
     "Ethnicity (five), Sex (sex)",
     "counts\theadcount\n" ETHNICITY "row\t" FORCE "\tconstable\t-\t1548\t22\t31\t14\t6\t41\n"
     "row\t" FORCE "\tsergeant\t-\t288\t6\t7\t5\t5\t9\n"
     "row\t" FORCE "\tinspector\t-\t96\t1\t2\t1\t0\t3\n"
     "row\t" FORCE "\tstaff\t-\t1190\t14\t41\t13\t9\t52\n"
     "row\t" FORCE "\tpcso\t-\t148\t6\t11\t7\t5\t4\n"
     "row\t" FORCE "\tspecial\t-\t131\t6\t9\t8\t5\t2\n" SEX "row\t" FORCE
     "\tconstable\t-\t541\t1121\nrow\t" FORCE "\tsergeant\t-\t78\t242\n"
     "row\t" FORCE "\tinspector\t-\t24\t79\nrow\t" FORCE "\tstaff\t-\t861\t458\n"
     "row\t" FORCE "\tpcso\t-\t84\t97\nrow\t" FORCE "\tspecial\t-\t47\t114\n"},
    {&workforce_type, "31 March 2025, headcount: Ethnicity, Sex", "2025-03-31", "headcount",
     "Ethnicity (five), Sex (sex)",
     "counts\theadcount\n" ETHNICITY "row\t" FORCE "\tconstable\t-\t1561\t26\t38\t17\t8\t36\n"
     "row\t" FORCE "\tsergeant\t-\t291\t7\t8\t5\t5\t7\n"
     "row\t" FORCE "\tinspector\t-\t97\t2\t2\t1\t1\t2\n"
     "row\t" FORCE "\tstaff\t-\t1201\t17\t47\t16\t10\t44\n"
     "row\t" FORCE "\tpcso\t-\t139\t6\t12\t7\t5\t3\n"
     "row\t" FORCE "\tspecial\t-\t118\t5\t9\t8\t5\t2\n" SEX "row\t" FORCE
     "\tconstable\t-\t566\t1120\nrow\t" FORCE "\tsergeant\t-\t84\t239\n"
     "row\t" FORCE "\tinspector\t-\t27\t78\nrow\t" FORCE "\tstaff\t-\t872\t463\n"
     "row\t" FORCE "\tpcso\t-\t80\t92\nrow\t" FORCE "\tspecial\t-\t44\t103\n"},
    {&workforce_type, "31 March 2026, headcount: Ethnicity, Sex, Age", "2026-03-31", "headcount",
     "Ethnicity (five), Sex (sex), Age",
     "counts\theadcount\n" ETHNICITY "row\t" FORCE "\tconstable\t-\t1559\t31\t47\t21\t11\t30\n"
     "row\t" FORCE "\tsergeant\t-\t296\t8\t10\t6\t6\t6\n"
     "row\t" FORCE "\tinspector\t-\t98\t2\t3\t1\t1\t2\n"
     "row\t" FORCE "\tstaff\t-\t1196\t21\t58\t19\t12\t38\n"
     "row\t" FORCE "\tpcso\t-\t131\t6\t13\t8\t6\t3\n"
     "row\t" FORCE "\tspecial\t-\t109\t6\t8\t7\t5\t1\n" SEX "row\t" FORCE
     "\tconstable\t-\t603\t1096\nrow\t" FORCE "\tsergeant\t-\t91\t241\n"
     "row\t" FORCE "\tinspector\t-\t30\t77\nrow\t" FORCE "\tstaff\t-\t877\t467\n"
     "row\t" FORCE "\tpcso\t-\t78\t89\nrow\t" FORCE "\tspecial\t-\t42\t94\n"
     "groups\tage\t-\t16-25\t26-40\t41-55\t56-64\n"
     "row\t" FORCE "\tconstable\t-\t214\t872\t581\t32\n"
     "row\t" FORCE "\tsergeant\t-\t5\t142\t171\t14\n"
     "row\t" FORCE "\tstaff\t-\t131\t438\t519\t256\n"},
};

bool
demo_snapshots_add(struct session *session, uint64_t seed, struct error *error)
{
    struct id_source ids = id_source_seeded(seed ^ STREAM);
    bool done = true;
    for (size_t i = 0; i < sizeof snapshots / sizeof snapshots[0] && done; i++) {
        const struct invented *invented = &snapshots[i];
        struct record *record = session_prepare(session, invented->type);
        record->id = id_next(&ids);
        record_set(record, SNAPSHOT_NAME, invented->name);
        record_set(record, SNAPSHOT_DATE, invented->date);
        record_set(record, SNAPSHOT_BASIS, invented->basis);
        record_set(record, SNAPSHOT_LISTS, invented->characteristics);
        record_set(record, SNAPSHOT_AREAS, "Demoshire");
        record_set(record, SNAPSHOT_SOURCE, "Invented for the demonstration");
        record_set(record, SNAPSHOT_FILE, "invented.csv");
        record_set(record, SNAPSHOT_PUBLISHED, "no");
        record_set(record, SNAPSHOT_COUNTS, invented->counts);
        done = session_add(session, record, error);
        record_free(record);
    }
    return done;
}
