# canary.sh - what the canary scripts share: two sets of words, $person and $group, that nothing of
# posact may bring together. Each script says who looks, and as_named may see more than as_other.
# shellcheck shell=sh

# has_any WORDS TEXT
has_any() {
    for word in $1; do
        case $2 in
        *"$word"*) return 0 ;;
        esac
    done
    return 1
}

# No line of what was printed brings the two together; of a record no line of the whole.
check_lines_apart() {
    for file in "$out" "$err"; do
        while IFS= read -r line; do
            has_any "$person" "$line" && has_any "$group" "$line" && fail "$last: $line"
        done <"$file"
    done
}
check_apart() {
    has_any "$person" "$(cat "$out" "$err")" && has_any "$group" "$(cat "$out" "$err")" &&
        fail "$last: both stand in it"
}

# words_of COMMAND FIRST LAST: what stands between two words of its help
words_of() {
    "$POSACT" help "$1" | sed -n "/^  $2 /,/^  $3 /p" | sed "/^  $3 /d; s/^  $2 *//; s/One of: //" |
        tr ',' ' '
}

# walk_types OFFICER OWN WORD: all types but those of OWN, in all forms
walk_types() {
    look=$1
    for type in $types; do
        case " $2 " in *" $type "*) continue ;; esac
        for words in "list $type" "list $type --json" "list $type --trash" "export $type" \
            "export $type --vcard" "list $type $3"; do
            # shellcheck disable=SC2086
            $look $words
            check_lines_apart
        done
        $look list "$type" --ids
        for id in $(cat "$out"); do
            for words in "show $type $id" "history $type $id"; do
                # shellcheck disable=SC2086
                $look $words
                check_apart
            done
        done
    done
}

looked=''
# look COMMAND ARGS ...: by both officers
look() {
    looked="$looked $1"
    for officer in as_other as_named; do
        $officer "$@"
        check_lines_apart
    done
}

# Every command that looks was looked at, so that a new one is.
check_all_looked() {
    "$POSACT" help | sed -n '/^Look up/,/^Database/p' | sed '/^Database/d; s/^Look up//; s/^Exchange//' |
        tr ', ' '\n\n' | sed '/^$/d' >"$POSACT_WORK/commands"
    [ -s "$POSACT_WORK/commands" ] || fail 'no command is known to look'
    while read -r command; do
        case " $looked " in
        *" $command "*) ;;
        *) fail "the canary does not look at '$command': walk it here" ;;
        esac
    done <"$POSACT_WORK/commands"
}

# at_terminal OFFICER: what plain mode shows for the lines of stdin, in $out; role_of is the script's
at_terminal() {
    last="plain mode of $1"
    POSACT_ROLE=$(role_of "$1") python3 "$POSACT_TESTS/at_terminal.py" "$POSACT" --plain --db "$db" \
        --config "$POSACT_WORK/named.yaml" --officer "$1" >"$out"
    : >"$err"
}

types=$(words_of list TYPE FILTER)
[ "$(echo "$types" | wc -w)" -ge 27 ] || fail "only these types: $types"
