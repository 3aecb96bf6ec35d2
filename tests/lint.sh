#!/usr/bin/env bash
# What reads the sources and watches a run; `make lint` has built with both compilers and -Werror.
# FLAGS are the language's part of the compiler's. Exit 1 when anything was found.
set -u
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
read -r -a flags <<<"${FLAGS//\'/}"
failed=0

# step NAME COMMAND...: says what runs, and counts a failure.
step() {
	echo "lint: $1"
	shift
	"$@" || failed=1
}

tidy() {
	find lib cmd -name '*.c' -print0 |
		xargs -0 -n 8 -P "$(nproc)" sh -c 'files=; for f do files="$files $f"; done
			clang-tidy --quiet $files -- $TIDY_FLAGS 2>/dev/null' sh
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

export TIDY_FLAGS="${flags[*]}"
step clang-tidy tidy
step cppcheck analyze
step shellcheck shellcheck -x -s bash tests/*.sh tests/*.bash tests/bench/*.sh tests/fuzz/*.sh
step 'shellcheck of the suites' shellcheck -x tests/*.bats
step 'shellcheck of sh' shellcheck -s sh .ci/run tests/demo/*.sh
step mandoc pages
step valgrind watched
exit $failed
