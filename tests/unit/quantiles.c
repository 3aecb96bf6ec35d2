/* The sketch of quantiles against the exact ones, and merging in any order. */
#include "base/quantiles.h"

#include <math.h>

#include "unit.h"

enum { MOST = 20000 };

static uint64_t seed = 88172645463325252u;

static uint64_t draw(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	return seed ^= seed << 17;
}

static int upward(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Seconds as people take them: from moments to weeks, evenly by their logarithm. */
static int64_t some_time(void)
{
	return (int64_t)exp((double)(draw() % 1500) / 100);
}

static void test_error(void)
{
	static int64_t values[MOST];
	double worst = 0;

	for (size_t n = 1; n <= MOST; n *= 3) {
		struct quantiles q = {0};

		for (size_t i = 0; i < n; i++)
			quantiles_add(&q, values[i] = some_time());
		qsort(values, n, sizeof *values, upward);
		for (int p = 0; p <= 100; p++) {
			double rank = ceil((double)p / 100 * (double)n);
			int64_t exact = values[rank < 1 ? 0 : (size_t)rank - 1];
			double off = fabs((double)(quantiles_at(&q, (double)p / 100) - exact));

			/* half a second is what rounding to whole ones adds */
			off = off <= 0.5 ? 0 : (off - 0.5) / (double)exact;
			worst = off > worst ? off : worst;
		}
		quantiles_free(&q);
	}
	unit_note("worst error %.4f", worst);
	unit_ok(worst <= 0.0101, "a quantile is within 1 %% of the exact one");
}

static bool same(const struct quantiles *a, const struct quantiles *b)
{
	struct buf x = {0}, y = {0};
	struct quantiles u = *a, v = *b;
	bool is;

	quantiles_pack(&u, &(struct pack){.out = &x});
	quantiles_pack(&v, &(struct pack){.out = &y});
	is = x.len == y.len && memcmp(x.at, y.at, x.len) == 0;
	buf_free(&x);
	buf_free(&y);
	return is;
}

static void test_merge(void)
{
	bool all = true;

	for (int round = 0; round < 50; round++) {
		struct quantiles whole = {0}, parts[4] = {{0}}, up = {0}, down = {0};

		for (size_t n = draw() % 300; n > 0; n--) {
			int64_t value = some_time();
			quantiles_add(&whole, value);
			quantiles_add(&parts[draw() % 4], value);
		}
		for (int i = 0; i < 4; i++) {
			quantiles_merge(&up, &parts[i]);
			quantiles_merge(&down, &parts[3 - i]);
		}
		all = all && same(&whole, &up) && same(&whole, &down);
		for (int i = 0; i < 4; i++)
			quantiles_free(&parts[i]);
		quantiles_free(&whole);
		quantiles_free(&up);
		quantiles_free(&down);
	}
	unit_ok(all, "parts merge into the whole in any order");
}

static void test_pack(void)
{
	struct quantiles q = {0}, back = {0};
	struct buf bytes = {0};
	struct pack read;
	bool broken = true;

	for (int i = 0; i < 100; i++)
		quantiles_add(&q, some_time());
	quantiles_pack(&q, &(struct pack){.out = &bytes});
	read = (struct pack){.in = {bytes.at, bytes.len}};
	quantiles_pack(&back, &read);
	unit_ok(!read.broken && read.in.len == 0 && same(&q, &back), "what is packed comes back");
	for (size_t len = 0; len < bytes.len; len += 8) {
		struct quantiles cut = {0};
		read = (struct pack){.in = {bytes.at, len}};
		quantiles_pack(&cut, &read);
		broken = broken && read.broken;
		quantiles_free(&cut);
	}
	unit_ok(broken, "what is cut short is broken");
	quantiles_free(&q);
	quantiles_free(&back);
	buf_free(&bytes);
}

static void test_ends(void)
{
	struct quantiles q = {0};

	unit_ok(quantiles_at(&q, 0.5) == 0 && quantiles_mean(&q) == 0, "of nothing, nothing");
	quantiles_add(&q, -5);
	quantiles_add(&q, INT64_MAX);
	quantiles_add(&q, INT64_MAX);
	unit_ok(q.least == 0 && q.most == INT64_MAX && q.sum == INT64_MAX,
	    "a negative number is 0, and the sum stays at the bound");
	unit_ok(quantiles_at(&q, 0) == 0 && quantiles_at(&q, 1) > 1000000000000, "the ends hold");
	quantiles_free(&q);
}

int main(void)
{
	test_error();
	test_merge();
	test_pack();
	test_ends();
	return unit_done();
}
