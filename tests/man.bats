#!/usr/bin/env bats
# The pages: well formed, complete, and true. Their examples are run.
#
# An example is a .Bd -literal block in EXAMPLES. A line that starts with "$ " is a command, and
# "> " goes on with it; the lines after it are what it prints, on either output. A command
# without such lines must exit with 0.

load helper

setup() {
	cd "$ROOT" || return
}

@test "every page is clean mdoc" {
	for page in man/*.[157]; do
		run mandoc -T lint -W warning "$page"
		assert_equal "$page $status $output" "$page 0 "
	done
}

@test "every command has a page, a suite and a place in the overview" {
	for source in cmd/*.c; do
		tool=$(basename "$source" .c)
		[ -e "man/$tool.1" ] || fail "no man/$tool.1"
		[ -e "tests/${tool#crisis-}.bats" ] || fail "no tests/${tool#crisis-}.bats"
		grep -qE "^\.(Xr|Nm|It Xr|It Nm) $tool" man/crisis.7 || fail "crisis.7 is silent on $tool"
	done
}

@test "every page of a command has its sections" {
	for page in man/*.1; do
		for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
			grep -qx ".Sh $section" "$page" || fail "$page has no $section"
		done
	done
}

@test "pages refer to pages that are there" {
	for page in man/*.[157]; do
		for other in $(sed -nE 's/^\.(It )?Xr (crisis[a-z-]*) ([157]).*/\2.\3/p' "$page"); do
			[ -e "man/$other" ] || fail "$page refers to $other"
		done
	done
}

# examples PAGE: its literal blocks as plain text, mdoc's escapes undone.
examples() {
	awk '
		/^\.Sh / { within = /EXAMPLES/ }
		within && /^\.Bd .*-literal/ { block = 1; next }
		/^\.Ed/ { block = 0 }
		block' "$1" | sed -e "s/\\\\(aq/'/g" -e 's/\\(dq/"/g' -e 's/\\(ga/`/g' -e 's/\\(ha/^/g' \
		-e 's/\\(ti/~/g' -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\\[aq\]/'"'"'/g' -e 's/\\\(e\|(rs\)/\\/g'
}

# try_examples FILE: runs its commands one by one in the working folder; says what differs.
try_examples() {
	local line command='' wanted='' failed=0
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		'$ '*)
			try_one "$command" "$wanted" || failed=1
			command=${line#'$ '} wanted=''
			;;
		'> '*) command+=$'\n'${line#'> '} ;;
		*) wanted+=$line$'\n' ;;
		esac
	done <"$1"
	try_one "$command" "$wanted" || failed=1
	return $failed
}

try_one() {
	[ -n "$1" ] || return 0
	local status=0
	bash -o pipefail -c "$1" >.printed 2>&1 </dev/null || status=$?
	printf '%s' "$2" >.wanted
	if [ -z "$2" ]; then
		[ "$status" = 0 ] && return 0
		echo "status $status: $1"
		cat .printed
		return 1
	fi
	diff -u .wanted .printed || { echo "from: $1"; return 1; }
}

@test "the examples do what the pages say" {
	export CRISIS_NOW=2026-11-22T12:00:00Z COLUMNS=80
	failed=0
	for page in man/*.[157]; do
		examples "$page" >"$BATS_TEST_TMPDIR/examples"
		folder=$BATS_TEST_TMPDIR/$(basename "$page")
		mkdir "$folder"
		(cd "$folder" && try_examples ../examples) || { echo "in $page"; failed=1; }
	done
	[ $failed = 0 ]
}

@test "the runner of examples sees what is wrong" {
	cd "$BATS_TEST_TMPDIR"
	printf '%s\n' '$ echo a' 'a' '$ true' '$ printf "b\n"' 'b' >good
	run -0 try_examples good
	printf '%s\n' '$ echo a' 'b' >bad
	run -1 try_examples bad
	printf '%s\n' '$ false' >bad
	run -1 try_examples bad
	printf '%s\n' '$ echo one |' '> cat' 'one' >long
	run -0 try_examples long
}
