/* Numbers: what is taken, what is refused, how they are written. */
#include "unit.h"

#include <math.h>

#include "base/num.h"

static void integers(void)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {{"0", 0}, {"7", 7}, {"+7", 7}, {"-7", -7}, {"007", 7},
	    {"9223372036854775807", INT64_MAX}, {"-9223372036854775807", -INT64_MAX},
	    {"-9223372036854775808", INT64_MIN}};
	static const char *const bad[] = {"", "-", "+", "1 ", " 1", "1x", "0x1", "1.0", "--1", "+-1",
	    "9223372036854775808", "-9223372036854775809", "99999999999999999999", "\xD9\xA3"};
	struct fault fault = {0};
	int64_t value;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		unit_ok(num_integer(good[i].text, strlen(good[i].text), INT64_MIN, INT64_MAX,
			    &value, &fault) == STATUS_OK && value == good[i].value,
		    "integer %s", good[i].text);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(num_integer(bad[i], strlen(bad[i]), INT64_MIN, INT64_MAX, &value,
			    &fault) == STATUS_USAGE, "integer refused: '%s'", bad[i]);
	unit_ok(num_integer("12345", 3, 0, 200, &value, &fault) == STATUS_OK && value == 123,
	    "integer reads no further than its length");
	unit_ok(num_integer("5", 1, 6, 9, &value, &fault) == STATUS_USAGE &&
	    num_integer("10", 2, 6, 9, &value, &fault) == STATUS_USAGE &&
	    num_integer("6", 1, 6, 9, &value, &fault) == STATUS_OK &&
	    num_integer("9", 1, 6, 9, &value, &fault) == STATUS_OK, "integer bounds are inclusive");
	num_integer("x", 1, 6, 9, &value, &fault);
	unit_ok(strstr(fault.what, "'x'") != NULL && strstr(fault.what, "from 6 to 9") != NULL,
	    "the fault names the text and the bounds");
}

static void sizes(void)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {{"0", 0}, {"500", 500}, {"64K", 65536}, {"64k", 65536}, {"1M", 1 << 20},
	    {"3G", INT64_C(3) << 30}};
	static const char *const bad[] = {"", "K", "1KB", "1T", "-1", "+1", "1 K", "1.5M",
	    "9223372036854775807K", "8589934592G"};
	struct fault fault = {0};
	int64_t value;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		unit_ok(num_size(good[i].text, strlen(good[i].text), 0, INT64_MAX, &value,
			    &fault) == STATUS_OK && value == good[i].value, "size %s", good[i].text);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(num_size(bad[i], strlen(bad[i]), 0, INT64_MAX, &value, &fault) ==
		    STATUS_USAGE, "size refused: '%s'", bad[i]);
	unit_ok(num_size("2K", 2, 16, 1024, &value, &fault) == STATUS_USAGE, "size beyond bounds");
}

static void durations(void)
{
	static const struct {
		const char *text;
		int64_t value;
	} good[] = {{"0s", 0}, {"90s", 90}, {"4h", 14400}, {"1h30m", 5400}, {"2w3d", 1468800},
	    {"1w1d1h1m1s", 694861}, {"1y", 31536000}};
	static const char *const bad[] = {"", "90", "s", "1h30", "30m1h", "1h1h", "1.5h", "-1h",
	    "1 h", "1Y", "9223372036854775807m", "15250284452472w"};
	struct fault fault = {0};
	int64_t value;

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		unit_ok(num_duration(good[i].text, strlen(good[i].text), &value, &fault) ==
			    STATUS_OK && value == good[i].value, "duration %s", good[i].text);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(num_duration(bad[i], strlen(bad[i]), &value, &fault) == STATUS_USAGE,
		    "duration refused: '%s'", bad[i]);
}

static void reals(void)
{
	static const struct {
		const char *text;
		double value;
	} good[] = {{"0", 0}, {"-1.5", -1.5}, {"1e5", 1e5}, {"1E-2", 0.01}, {"+2", 2},
	    {"0.1", 0.1}, {"4.9e-324", 4.9e-324}};
	static const char *const bad[] = {"", "-", "e5", "1e", "nan", "inf", "0x1p3", "1,5", "1 ",
	    " 1", "1e400", "-1e400", "1.2.3"};
	struct fault fault = {0};
	double value;
	char *tight = malloc(3);

	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		unit_ok(num_real(good[i].text, strlen(good[i].text), -HUGE_VAL, HUGE_VAL, &value,
			    &fault) == STATUS_OK && value >= good[i].value &&
		    value <= good[i].value, "real %s", good[i].text);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		unit_ok(num_real(bad[i], strlen(bad[i]), -HUGE_VAL, HUGE_VAL, &value, &fault) ==
		    STATUS_USAGE, "real refused: '%s'", bad[i]);
	unit_ok(num_real("1.5", 3, -1, 1, &value, &fault) == STATUS_USAGE, "real beyond bounds");
	/* Under the address sanitizer a read past the third byte stops the test. */
	memcpy(tight, "1.5", 3);
	unit_ok(num_real(tight, 3, -9, 9, &value, &fault) == STATUS_OK, "real reads its bytes only");
	free(tight);
}

static void writing(void)
{
	static const struct {
		double value;
		unsigned decimals;
		const char *text;
	} reals[] = {{0, 3, "0"}, {1.5, 0, "2"}, {0.1, 6, "0.1"}, {-0.25, 2, "-0.25"},
	    {-0.001, 2, "0"}, {0.996, 2, "1"}, {1.10, 2, "1.1"}, {100, 2, "100"},
	    {0.000001, 6, "0.000001"}, {123456.789, 3, "123456.789"}, {1e300, 2, "9000000000000"},
	    {-1e300, 6, "-9000000000000"}};
	static const struct {
		int64_t value;
		const char *text;
	} integers[] = {{0, "0"}, {-1, "-1"}, {1234567890, "1234567890"},
	    {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"}};
	char out[NUM_SIZE];

	for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
		size_t len = num_write_real(out, reals[i].value, reals[i].decimals);
		unit_same((struct span){out, len}, span_of(reals[i].text), "a real is written");
		unit_ok(out[len] == '\0', "and ended");
	}
	for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
		size_t len = num_write_integer(out, integers[i].value);
		unit_same((struct span){out, len}, span_of(integers[i].text), "an integer is written");
	}
	unit_same((struct span){out, num_write_real(out, NAN, 2)}, span_of("0"), "NaN is 0");
}

/* What is written is the nearest number with that many decimals, read back. */
static void round_trip(void)
{
	uint64_t seed = 7;
	struct fault fault = {0};
	int wrong = 0;

	for (int i = 0; i < 100000; i++) {
		unsigned decimals = (unsigned)unit_below(&seed, 7);
		double x = ((double)unit_below(&seed, 2000001) - 1e6) / 997.0, back;
		char out[NUM_SIZE];
		size_t len = num_write_real(out, x, decimals);

		if (num_real(out, len, -1e9, 1e9, &back, &fault) != STATUS_OK ||
		    fabs(back - x) > 0.5000001 * pow(10, -(double)decimals))
			wrong++;
		/* What is short is read without strtod, to the same bits. */
		snprintf(out, sizeof out, "%.*f", (int)(decimals * 2), x * (double)(i % 97));
		x = strtod(out, NULL);
		if (num_real(out, strlen(out), -1e9, 1e9, &back, &fault) != STATUS_OK ||
		    memcmp(&back, &x, sizeof x) != 0)
			wrong++;
	}
	unit_ok(wrong == 0, "100,000 reals are written to the nearest decimal, and read as strtod does");
}

int main(void)
{
	integers();
	sizes();
	durations();
	reals();
	writing();
	round_trip();
	return unit_done();
}
