#!/usr/bin/env bats
# What every tool says of itself, and that its option table, --help and page agree.

load helper

tools() {
	(cd "$BIN" && ls -d crisis-*)
}

# page TOOL: its man page as text.
page() {
	mandoc -T utf8 -O width=200 "$ROOT/man/$1.1" | sed 's/.\x08//g'
}

@test "--help: on standard output, status 0" {
	for tool in $(tools); do
		run -0 bash -c "$tool --help 2>&1 >/dev/null"
		refute_output
		run -0 "$tool" -h
		assert_line --index 0 --regexp "^usage: $tool "
		[ "$(awk '{ if (length > n) n = length } END { print n }' <<<"$output")" -le 120 ]
	done
}

@test "--version names the tool and a version" {
	for tool in $(tools); do
		run -0 "$tool" --version
		assert_output --regexp "^$tool \(crisis\) [0-9]+\.[0-9]+\.[0-9]+$"
		run -0 "$tool" -V
	done
}

@test "a wrong option: one line, a hint, status 2, nothing on standard output" {
	for tool in $(tools); do
		for option in --nothing-like-it -~ --help=x; do
			run bash -c "$tool $option 2>errors"
			assert_equal "$tool $option $status" "$tool $option 2"
			refute_output
			run cat errors
			assert_line --index 0 --partial "$tool: "
			assert_line --index 0 --partial -- "${option%=x}"
			assert_line --index 1 "$tool: try '$tool --help'"
			assert_equal "${#lines[@]}" 2
		done
	done
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "an option without its value, or with a wrong one" {
	for tool in $(tools); do
		"$tool" --list-options >table
		while IFS=$'\t' read -r _ name argument _; do
			[ "$argument" != - ] || continue
			run "$tool" "--$name"
			assert_equal "$tool --$name $status" "$tool --$name 2"
			assert_line --index 0 "$tool: --$name needs a value"
			[[ $argument =~ SIZE|TIME|COLUMNS|COUNT ]] || continue
			run "$tool" "--$name" nonsense
			assert_equal "$tool --$name $status" "$tool --$name 2"
			assert_line --index 0 --partial "$tool: --$name: 'nonsense' is not "
		done <table
	done
}

@test "--list-options has rows of four columns, each of them in --help" {
	for tool in $(tools); do
		run -0 "$tool" --list-options
		assert_equal "$(awk -F '\t' 'NF != 4' <<<"$output")" ""
		assert_equal "$(cut -f 2 <<<"$output" | sort | uniq -d)" ""
		assert_equal "$(cut -f 1 <<<"$output" | grep -v - | sort | uniq -d)" ""
		"$tool" --help >help
		while IFS=$'\t' read -r letter name _; do
			grep -qF -- "--$name" help || fail "$tool --help is silent on --$name"
			[ "$letter" = - ] || grep -qF -- "-$letter, --$name" help
		done <<<"$output"
	done
}

@test "every option stands in the tool's page, and no other" {
	for tool in $(tools); do
		[ -e "$ROOT/man/$tool.1" ] || continue
		page "$tool" >page
		"$tool" --list-options | cut -f 1,2 >table
		while IFS=$'\t' read -r letter name; do
			grep -qE -- "--$name([^-a-z]|$)" page || fail "man $tool is silent on --$name"
			[ "$letter" = - ] || grep -qE -- "(^|[^-a-z])-$letter([^a-z]|$)" page ||
				fail "man $tool is silent on -$letter"
		done <table
		for name in $(sed -n '/^DESCRIPTION/,/^EXIT STATUS/s/^ *\(-., \)\?--\([a-z-]*\).*/\2/p' page); do
			cut -f 2 table | grep -qx -- "$name" || fail "$tool has no --$name"
		done
	done
}
