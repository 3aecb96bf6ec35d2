# README.md: what it shows is what comes out.

setup() {
  load helper
  cd "$ROOT"
}

@test "the pipeline in the README prints what the README says" {
  awk '/^    \$ /{on = 1} /^[^ ]/{on = 0} on && /^    (\$|>) /{print substr($0, 7)}' README.md >"$BATS_TEST_TMPDIR/command"
  awk '/^    \$ /{on = 1} /^[^ ]/{on = 0} on && /^    [^$>]/{print substr($0, 5)}' README.md >"$BATS_TEST_TMPDIR/wanted"
  [ -s "$BATS_TEST_TMPDIR/wanted" ]
  bash -o pipefail "$BATS_TEST_TMPDIR/command" >"$BATS_TEST_TMPDIR/printed"
  diff -u "$BATS_TEST_TMPDIR/wanted" "$BATS_TEST_TMPDIR/printed"
}

@test "the README fits on a screen" {
  [ "$(wc -l <README.md)" -le 50 ]
}
