# What every suite loads: the binaries under test first on PATH, a known environment, and the
# loop for golden cases.
#
#   ROOT     the repository          BIN      the folder of the binaries ($CRISIS_BIN or build)
#   CASES    tests/cases             SAMPLES  tests/demo, the posts of the demo
#   SHARED   ../shared, which may not be there: needs_shared skips the test then

bats_require_minimum_version 1.5.0
bats_load_library bats-support 2>/dev/null || load /usr/lib/bats/bats-support/load.bash
bats_load_library bats-assert 2>/dev/null || load /usr/lib/bats/bats-assert/load.bash

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BIN=${CRISIS_BIN:-build}
case $BIN in
/*) ;;
*) BIN=$ROOT/$BIN ;;
esac
CASES=$ROOT/tests/cases
SAMPLES=$ROOT/tests/demo
SHARED=$ROOT/../shared

for variable in $(compgen -v CRISIS_); do
	[ "$variable" = CRISIS_BIN ] || unset "$variable"
done
unset variable
PATH=$BIN:$PATH
export ROOT BIN CASES SAMPLES SHARED PATH LC_ALL=C.UTF-8 TZ=UTC

# needs_shared PATH: skips the test where ../shared does not hold PATH.
needs_shared() {
	[ -e "$SHARED/$1" ] || skip "no ../shared/$1 here"
}

# needs_terminal: skips the test where no pseudo-terminal can be made, as in a bare chroot.
needs_terminal() {
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip "no pseudo-terminal here"
}

# golden FOLDER COMMAND...: for each FOLDER/name.in, what COMMAND makes of it on standard input
# must be name.out, and what it complains of must be name.err where there is one. name.args
# adds arguments, separated by white space. The exit status must be 0, or 1 with a name.err, or
# what name.status says.
# GOLDEN=write makes the .out and .err files anew; `git diff` then shows what changed.
golden() {
	local folder=$1 input case status wanted failed=0 args
	shift
	for input in "$folder"/*.in; do
		[ -e "$input" ] || { echo "no cases in $folder"; return 1; }
		case=${input%.in} args=() status=0 wanted=0
		[ ! -e "$case.args" ] || read -r -a args <"$case.args"
		[ ! -e "$case.err" ] || wanted=1
		[ ! -e "$case.status" ] || read -r wanted <"$case.status"
		"$@" "${args[@]}" <"$input" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
		if [ "${GOLDEN-}" = write ]; then
			cp "$BATS_TEST_TMPDIR/out" "$case.out"
			rm -f "$case.err" "$case.status"
			[ ! -s "$BATS_TEST_TMPDIR/err" ] || cp "$BATS_TEST_TMPDIR/err" "$case.err"
			[ "$status" = "$([ -e "$case.err" ] && echo 1 || echo 0)" ] ||
				echo "$status" >"$case.status"
			continue
		fi
		[ -e "$case.err" ] || : >"$BATS_TEST_TMPDIR/none"
		if [ "$status" != "$wanted" ]; then
			echo "$input: exit status $status, not $wanted"
			failed=1
		fi
		diff -u "$case.out" "$BATS_TEST_TMPDIR/out" || failed=1
		diff -u "$([ -e "$case.err" ] && echo "$case.err" || echo "$BATS_TEST_TMPDIR/none")" \
			"$BATS_TEST_TMPDIR/err" || failed=1
	done
	return $failed
}
