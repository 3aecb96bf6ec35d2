# make install and uninstall, from one list; objects that do not tell where they were made.

setup() {
  load helper
  cd "$ROOT"
}

@test "install puts commands, pages and completion in place, uninstall takes all away" {
  to=$BATS_TEST_TMPDIR/root
  make -s install BUILD="$BIN" DESTDIR="$to" PREFIX=/usr
  for source in cmd/*.c; do
    tool=$(basename "$source" .c)
    [ -x "$to/usr/bin/$tool" ] || fail "no $tool"
    [ -s "$to/usr/share/man/man1/$tool.1" ] || fail "no $tool.1"
    [ -s "$to/usr/share/bash-completion/completions/$tool" ] || fail "no completion of $tool"
  done
  [ -s "$to/usr/share/man/man7/crisis.7" ]
  make -s uninstall BUILD="$BIN" DESTDIR="$to" PREFIX=/usr
  run find "$to" -type f
  assert_output ''
}

@test "bash completes the options of the table" {
  to=$BATS_TEST_TMPDIR/root
  make -s install BUILD="$BIN" DESTDIR="$to"
  run bash -c ". '$to/usr/local/share/bash-completion/completions/crisis-score' && complete -p crisis-score"
  assert_success
  assert_output --partial ' --explain -e '
  assert_output --partial ' --plan -P '
}

@test "an object made in another folder is the same to the byte" {
  for folder in one two; do
    make -s BUILD="$BATS_TEST_TMPDIR/$folder" "$BATS_TEST_TMPDIR/$folder/lib/base/num.o"
  done
  cmp "$BATS_TEST_TMPDIR/one/lib/base/num.o" "$BATS_TEST_TMPDIR/two/lib/base/num.o"
}
