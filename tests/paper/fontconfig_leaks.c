/* fontconfig_leaks.c - posact-pdf ends with the fonts still in memory, for to take them back while
 * Pango's own thread has some of them ends in an assertion of cairo's; what fontconfig then holds
 * is no leak of ours. */
extern const char *__lsan_default_suppressions(void); /* NOLINT(bugprone-reserved-identifier) */

const char *
__lsan_default_suppressions(void) /* NOLINT(bugprone-reserved-identifier) */
{
    return "leak:libfontconfig\nleak:libpango\nleak:libglib\n";
}
