# letters: to standard output, a file or the editor, in two languages (T20, T22, P51, F12, F18).
. "$POSACT_TESTS/lib.sh"

on_db init
on_db add candidate --name 'Siân Wyn-Jones' --language cy --email sian@example.org --role pc
sian=$(cat "$out")
on_db add candidate --name 'Ada Obi' --known-as Ada --role pc
ada=$(cat "$out")

# in the language of the person, or as asked for
on_db letter thanks "$sian"
check_status 0
check_equal "$(head -n 2 "$out")" "$(printf 'At: Siân Wyn-Jones, sian@example.org\nPwnc: Diolch am eich diddordeb')"
on_db letter thanks "$sian" --language en
check_contains "$out" "Subject: Thank you for your interest"
on_db letter thanks "$ada"
check_contains "$out" "Dear Ada,"

# what the letter asks for, and what cannot be
on_db letter invitation "$sian"
check_refused 1 "Enter the day that 'Invitation to a preparation evening' names"
on_db letter invitation "$sian" --day 3/12/2026 --time 18:30 --venue 'Llyfrgell Stafford'
check_contains "$out" "Dyddiad: dydd Iau 3 Rhagfyr 2026"
check_contains "$out" "Lleoliad: Llyfrgell Stafford"
on_db letter thnks "$sian"
check_refused 2 "did you mean 'Thanks for interest'"
on_db letter thanks
check_refused 2 "Name the people by their ids"
on_db letter thanks "$sian" --where role:pc
check_refused 2 "Name the people by their ids"
on_db letter thanks --where role:staff
check_status 3
check_empty "$out"
on_db letter thanks nobody
check_refused 3 "There is no candidate 'nobody'"

# a file is new, private, and noted; a contact only when it says how it is sent
on_db letter follow_up --where role:pc --sent-by email --output letters.txt
check_status 0
check_contains "$err" "Wrote 'letters.txt': 2 letters, each logged as a contact; posact sends nothing"
check_equal "$(stat -c %a letters.txt)" 600
check_contains letters.txt "A oes gennych ddiddordeb o hyd?"
check_contains letters.txt "--- 2 of 2 ---"
on_db list contact --csv
check_lines "$out" 3
on_db letter thanks "$ada" --output letters.txt
check_refused 1 "is there already"
on_db undo
check_contains "$err" "Undone: letter, 2 records"
on_db list contact --csv
check_lines "$out" 1
on_db history candidate "$ada"
check_contains "$out" "noted"
on_db --read-only letter thanks "$ada" --output read-only.txt
check_status 0
on_db --read-only letter thanks "$ada" --sent-by email
check_refused 5 "read only"

# the editor: no shell, a name without a name in it, and never for whoever is served
EDITOR='sed -i s/Ada/Adaeze/' on_db letter thanks "$ada" --edit
check_status 0
check_contains "letter-thanks-$(echo "$ada" | cut -c 1-8).txt" "Dear Adaeze,"
EDITOR='false' on_db letter thanks "$ada" --edit --output kept.txt
check_status 1
check_contains "$err" "says that it failed; the text is in 'kept.txt'"
check_contains kept.txt "Dear Ada,"
unset VISUAL EDITOR
on_db letter thanks "$ada" --edit --output never.txt
check_refused 2 "No editor is named"
POSACT_SERVED=1 EDITOR=true on_db letter thanks "$ada" --edit --output never.txt
check_refused 5 "There is no editor here"
[ -e never.txt ] && fail "an editor that is refused leaves a file"

# a force's own, with a word that is none: told with its place, and refused where it is used
cat >own.yaml <<'END'
lists:
    letters:
        - code: short
          label: Short
          en-subject: Hello
          en: |
              Dear {nmae},
END
posact --config own.yaml config check
check_status 1
check_contains "$err" "own.yaml:7:20: lists.letters: en: nothing is called 'nmae'; did you mean 'name'"
on_db --config own.yaml letter short "$ada"
check_status 1
check_empty "$out"
