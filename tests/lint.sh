#!/usr/bin/env bash
# What reads the sources and watches a run; `make lint` has built with both compilers and -Werror.
# FLAGS are the language's part of the compiler's. Exit 1 when anything was found.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
FLAGS=${FLAGS:--std=c11 -Ilib}
failed=0

# step NAME COMMAND...: says what runs, and counts a failure.
step() {
	echo "lint: $1"
	shift
	"$@" || failed=1
}

tidy() {
	local flags
	read -r -a flags <<<"$FLAGS"
	find lib cmd -name '*.c' -print0 | xargs -0 -P "$(nproc)" -I FILE \
		clang-tidy --quiet FILE -- "${flags[@]}" 2>/dev/null
}

analyze() {
	cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr -j "$(nproc)" -Ilib \
		--enable=warning,performance,portability --suppress=missingIncludeSystem \
		--suppressions-list=tests/cppcheck.txt -DCRISIS_VERSION='"0"' lib cmd
}

pages() {
	local page found=0
	for page in man/*.[157]; do
		mandoc -T lint -W warning "$page" || found=1
	done
	return $found
}

# A small feed through each tool: no leak, no wrong read, nothing undefined.
watched() {
	local feed tool found=0
	feed=$(mktemp) && "$BUILD/bench/posts" 200 >"$feed"
	for tool in crisis-ingest crisis-score crisis-route crisis-reply crisis-report; do
		[ -x "$BUILD/$tool" ] || continue
		valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,possible \
			"$BUILD/$tool" "$feed" >"$feed.next" || found=1
		mv "$feed.next" "$feed"
	done
	rm -f "$feed"
	return $found
}

# Of scripts: words that are to be split (SC2046), functions called by name (SC2317), $stderr and
# the like that bats sets (SC2154), cd in a test, which stops it by itself (SC2164), functions that
# may be given more (SC2120).
scripts() {
	local found=0
	shellcheck -S warning -s bash -e SC2046,SC2317 tests/*.sh tests/*.bash tests/*/*.sh || found=1
	shellcheck -S warning -e SC2046,SC2120,SC2154,SC2164 tests/*.bats || found=1
	shellcheck -S warning -s sh .ci/run || found=1
	return $found
}

step clang-tidy tidy
step cppcheck analyze
step shellcheck scripts
step mandoc pages
step valgrind watched
exit $failed
