# manual: man pages, completions and what `make install` puts where (A31, C13, F01).
. "$POSACT_TESTS/lib.sh"

root=$(cd "$POSACT_TESTS/../.." && pwd)

# the pages: without a database, and nothing in them that a terminal obeys
for page in posact posact.yaml; do
    posact manual $page
    check_status 0
    check_empty "$err"
    check_plain "$out"
    cp "$out" $page.roff
done
check_contains posact.roff '.TH POSACT 1 2026-11-21'
check_contains posact.yaml.roff '.TH POSACT.YAML 5 2026-11-21'
for section in NAME SYNOPSIS DESCRIPTION COMMANDS RECORDS OPTIONS FILTERS KEYS FILES ENVIRONMENT \
    'EXIT STATUS' EXAMPLES SECURITY 'SEE ALSO'; do
    check_contains posact.roff ".SH \"$section\""
done
check_contains posact.yaml.roff 'escape\-delay'
posact manual
check_refused 2 "Choose one of posact, posact.yaml"
posact manual ls
check_refused 2 "posact.yaml"
[ -e "$HOME/data" ] && fail "manual made a folder"

if command -v groff >/dev/null; then
    for page in posact posact.yaml; do
        groff -man -Tutf8 -ww $page.roff >$page.text 2>warnings || fail "groff refuses $page"
        check_empty warnings
    done
    # a hyphen, a quote and a name are what was written, to copy into a shell
    sed "s/.$(printf '\b')//g; s/$(printf '\033')\[[0-9;]*m//g" posact.text >plain.text
    check_contains plain.text "posact add candidate --name 'Siân Wyn-Jones' --role pc"
    check_contains plain.text "~/.config/posact/posact.yaml"
else
    echo "not checked: groff is not here to read the man pages"
fi
if command -v mandoc >/dev/null; then
    for page in posact posact.yaml; do
        mandoc -Tlint -Wall $page.roff >warnings 2>&1
        check_empty warnings
    done
else
    echo "not checked: mandoc is not here to read the man pages"
fi

# what posact does not claim stands in the README in the same words
posact help security
python3 - "$out" "$root/README.md" <<'PYTHON' || fail "README and help say different things of security"
import re, sys
help, readme = (re.sub(r"[\s`]+", " ", open(path, encoding="utf-8").read()) for path in sys.argv[1:])
claims = re.search(r"## What posact does not claim (.*?) ##", readme).group(1)
claims = [re.sub(r"\W", "", claim) for claim in claims.split(" - ")]
said = re.sub(r"\W", "", help)
sys.exit(not claims or any(claim not in said for claim in claims))
PYTHON

# completions
for shell in bash zsh fish; do
    posact completions $shell
    check_status 0
    check_empty "$err"
    check_plain "$out"
    cp "$out" completion.$shell
    if ! command -v $shell >/dev/null; then
        echo "not checked: $shell is not here to read its completions"
    elif ! $shell -n completion.$shell 2>warnings; then
        fail "$shell refuses its completions: $(head -n 1 warnings)"
    fi
done
posact completions
check_refused 2 "Choose one of bash, zsh, fish"
posact completions csh
check_refused 2 "csh"

# typed WORD ... EXPECTED: what Tab offers behind the last word
typed() {
    offered=$(bash -c '
        source ./completion.bash
        COMP_WORDS=("$@")
        COMP_CWORD=$(($# - 1))
        _posact
        echo "${COMPREPLY[*]}"' bash "$@" 2>&1)
}
offers() {
    case " $offered " in
    *" $1 "*) ;;
    *) fail "Tab offers \"$offered\", not $1" ;;
    esac
}
if command -v bash >/dev/null; then
    typed posact li
    check_equal "$offered" list "posact li"
    typed posact edit can
    check_equal "$offered" candidate "posact edit can"
    typed posact list candidate --so
    check_equal "$offered" --sort "posact list candidate --so"
    typed posact --theme d
    check_equal "$offered" dark "posact --theme d"
    typed posact --theme = d
    check_equal "$offered" dark "posact --theme=d"
    typed posact --theme dark --db some.db edit candidate 3f2a --role pcs
    check_equal "$offered" pcso "a role"
    typed posact edit candidate 3f2a --postc
    check_equal "$offered" --postcode_area "a field"
    typed posact edit candidate ""
    check_equal "$offered" "" "references"
    typed posact add candidate --crea
    check_equal "$offered" "" "a field that posact sets"
    typed posact config ""
    check_equal "$offered" "check show defaults schema" "posact config"
    typed posact help fil
    check_equal "$offered" "filter files" "posact help fil"
    typed posact edit candidate --
    for flag in --where --dry-run --phone --read-only; do offers "$flag"; done
    touch 'sign ups.csv'
    typed posact import candidate si
    check_equal "$offered" 'sign ups.csv' "a file"
    typed posact list si
    check_equal "$offered" "" "no file where none is wanted"
    typed posact backup si
    check_equal "$offered" 'sign ups.csv' "where to"

    # the lists are those of the officer
    mkdir -p "$XDG_CONFIG_HOME/posact"
    printf 'lists:\n  roles:\n    - {code: dog_handler, label: "Dogs $(touch evil)"}\n' \
        >"$XDG_CONFIG_HOME/posact/posact.yaml"
    posact completions bash
    check_status 0
    cp "$out" completion.bash
    typed posact add candidate --role d
    check_equal "$offered" dog_handler "a role of posact.yaml"
    [ -e evil ] && fail "a label was run"
    posact manual posact
    check_contains "$out" dog_handler
else
    echo "not checked: bash is not here to complete anything"
fi

# the keys are the officer's own
printf 'keys: {edit: "E"}\n' >keys.yaml
posact help keys
check_contains "$out" "  e                   edit: Change a record"
posact help keys --config keys.yaml
check_contains "$out" "  E                   edit: Change a record"

# make install: everything where it is looked for, readable, and nothing of one's own in it
if [ -x "$root/build/posact" ]; then
    dest=$POSACT_WORK/dest
    make -s -C "$root" install DESTDIR="$dest" PREFIX=/usr >"$out" 2>"$err" ||
        fail "make install: $(tail -n 1 "$err")"
    for file in bin/posact share/posact/posact.yaml share/man/man1/posact.1 \
        share/man/man5/posact.yaml.5 share/bash-completion/completions/posact \
        share/zsh/site-functions/_posact share/fish/vendor_completions.d/posact.fish; do
        [ -s "$dest/usr/$file" ] || fail "make install left out $file"
        [ "$(stat -c %a "$dest/usr/$file" | cut -c3)" -ge 4 ] || fail "only root may read $file"
    done
    check_lacks "$dest/usr/share/man/man1/posact.1" dog_handler
    tail -n +2 "$dest/usr/share/man/man1/posact.1" >installed
    tail -n +2 posact.roff >printed
    check_same_file installed printed
    make -s -C "$root" uninstall DESTDIR="$dest" PREFIX=/usr >"$out" 2>"$err" ||
        fail "make uninstall: $(tail -n 1 "$err")"
    check_equal "$(find "$dest" -type f)" "" "what uninstall leaves"
else
    echo "not checked: make install, because build/posact is not made"
fi
