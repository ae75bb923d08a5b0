// What one full assessment costs: processor time over the facts of every worked case and story of
// data/rules, compiled and beside it the same rules read the plain way (which only finds remedies:
// no sums, dates, questions or reasons).  Prints one line per figure.
#include "domain/law/assess.h"

#include "cpu_clock.h"
#include "domain/law/next_question.h"
#include "testing/plain_reader.h"
#include "testing/shipped_law.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace shuofa;

// Microseconds of one call for each set of facts, the least of several rounds.
template <class Call>
std::vector<double> timed(const std::vector<WorkedFacts>& all, int rounds, Call call) {
    constexpr int repeats = 20;
    std::vector<double> least(all.size(), 1e12);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const double start = cpu_us();
            for (int repeat = 0; repeat < repeats; ++repeat)
                call(all[i].facts);
            least[i] = std::min(least[i], (cpu_us() - start) / repeats);
        }
    }
    std::sort(least.begin(), least.end());
    return least;
}

void print(const char* what, const std::vector<double>& sorted, const char* goal) {
    std::printf("%-44s %8.1f us median %8.1f us 95%% %8.1f us worst   %s\n", what,
                sorted[sorted.size() / 2], sorted[sorted.size() * 95 / 100], sorted.back(), goal);
}

}  // namespace

int main() {
    setenv("SHUOFA_SOURCE_DIR", SHUOFA_SOURCE_DIR, 0);
    const double before = cpu_us();
    const ShippedLaw& law = shipped_law();
    const double loaded = cpu_us() - before;
    const Day today = Day{std::chrono::year{2026} / std::chrono::November / 23};
    const std::vector<WorkedFacts> all = worked_facts();
    std::size_t findings = 0;
    for (const WorkedFacts& one : all)
        findings += assess(one.facts, law.rules, law.calendar, today).remedies.size();
    std::printf(
        "%zu rules, %zu facts, %zu sets of facts, %zu remedies found; rules read and "
        "compiled in %.1f ms\n",
        law.rules.rules().size(), law.rules.catalogue().entries().size(), all.size(), findings,
        loaded / 1e3);
    print("full assessment, compiled",
          timed(all, 5, [&](const Facts& facts) { assess(facts, law.rules, law.calendar, today); }),
          "goal: 50 us median");
    print("remedies only, rules read the plain way",
          timed(all, 3,
                [&](const Facts& facts) { read_plainly(facts, law.rules, law.calendar, today); }),
          "");
    return 0;
}
