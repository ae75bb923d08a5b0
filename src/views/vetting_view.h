#pragma once

#include "base/day.h"
#include "base/language.h"
#include "base/money.h"
#include "domain/papers/paper.h"
#include "domain/vetting/licence_number.h"
#include "domain/vetting/vetting.h"
#include "views/kept_pages_view.h"
#include "workflows/vet_shop.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

// Vettings as `--json` and HTTP answer them.  Texts are in one language, the one asked for.
namespace shuofa {

struct LicenceNumberView {
    std::string kind;
    std::string normalized;
    bool well_formed = false;
    std::optional<bool> check_digit;
    std::string meaning;
    std::string proves;
    std::string does_not_prove;
    std::vector<std::string> remarks;
    std::string look_up_at;
};
BOOST_DESCRIBE_STRUCT(LicenceNumberView, (),
                      (kind, normalized, well_formed, check_digit, meaning, proves, does_not_prove,
                       remarks, look_up_at))

struct VettingAnswerView {
    std::string answer;
    std::string value;
    std::string note;
    std::string proof;
    Day on{};
};
BOOST_DESCRIBE_STRUCT(VettingAnswerView, (), (answer, value, note, proof, on))

struct VettingCheckView {
    std::string id;
    std::string kind;
    int weight = 1;
    bool decisive = false;
    bool may_not_apply = false;
    std::string title;
    std::string why;
    std::string how;
    std::vector<std::string> articles;
    std::optional<VettingAnswerView> answer;
    std::optional<VettingAnswerView> earlier;  // the last different answer: what has changed
    std::optional<LicenceNumberView> number;   // what testing the number said
};
BOOST_DESCRIBE_STRUCT(VettingCheckView, (),
                      (id, kind, weight, decisive, may_not_apply, title, why, how, articles, answer,
                       earlier, number))

struct ScoreReasonView {
    std::string check;
    std::string answer;
    int points = 0;
    std::string text;
    std::optional<std::string> proof;
};
BOOST_DESCRIBE_STRUCT(ScoreReasonView, (), (check, answer, points, text, proof))

struct ShopHistoryView {
    int orders = 0;
    bool more_orders = false;
    Money paid;
    Money refunded;
    int refunded_orders = 0;
    std::optional<Day> first_order;
    std::optional<Day> last_order;
    int cases = 0;
    int open_cases = 0;
    int closed_cases = 0;
    std::map<std::string, int> outcomes;  // of the closed ones: "all": 1 ...
    Money got;                            // money back in closed cases
    int promises = 0;
    int promises_kept = 0;
    int promises_broken = 0;
    std::optional<int> median_days;  // from opening a case to closing it
};
BOOST_DESCRIBE_STRUCT(ShopHistoryView, (),
                      (orders, more_orders, paid, refunded, refunded_orders, first_order,
                       last_order, cases, open_cases, closed_cases, outcomes, got, promises,
                       promises_kept, promises_broken, median_days))

struct VettingView {
    std::string id;
    std::string name;
    Day opened_on{};
    std::optional<int> score;
    int known_percent = 0;
    std::string level;
    std::string level_text;
    std::vector<ScoreReasonView> reasons;
    std::vector<std::string> missing;
    std::vector<VettingCheckView> checks;
    ShopHistoryView history;
    std::vector<KeptPageView> pages;  // saved of this shop: policies, licence pages
};
BOOST_DESCRIBE_STRUCT(VettingView, (),
                      (id, name, opened_on, score, known_percent, level, level_text, reasons,
                       missing, checks, history, pages))

// One line of a list or of a comparison.
struct VettingSummaryView {
    std::string id;
    std::string name;
    Day opened_on{};
    std::optional<int> score;
    int known_percent = 0;
    std::string level;
    std::string level_text;
};
BOOST_DESCRIBE_STRUCT(VettingSummaryView, (),
                      (id, name, opened_on, score, known_percent, level, level_text))

struct VettingsView {
    std::vector<VettingSummaryView> vettings;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(VettingsView, (), (vettings, next))

struct ComparedCheckView {
    std::string check;
    std::string title;
    std::string first;  // yes, no, unknown, does_not_apply
    std::string second;
    bool differs = false;
};
BOOST_DESCRIBE_STRUCT(ComparedCheckView, (), (check, title, first, second, differs))

struct ComparisonView {
    VettingSummaryView first;
    VettingSummaryView second;
    std::vector<ComparedCheckView> checks;
};
BOOST_DESCRIBE_STRUCT(ComparisonView, (), (first, second, checks))

LicenceNumberView to_view(const LicenceNumber& number, Language language);
VettingView to_view(const Vetting& vetting, const VettingChecklist& checklist,
                    const ShopHistory& history, std::vector<KeptPageView> pages, Language language);
VettingSummaryView summary_view(const Vetting& vetting, const VettingChecklist& checklist,
                                Language language);
ComparisonView compare_view(const Vetting& first, const Vetting& second,
                            const VettingChecklist& checklist, Language language);

// One page for printing: what is known, what is not, and what that does not prove.
std::string vetting_report(const VettingView& view, Day today, Language language);

// The same as a paper, to be drawn as one page of PDF.
Paper vetting_paper(const VettingView& view, Day today, Language language);

std::string to_json(const LicenceNumberView& view);
std::string to_json(const VettingView& view);
std::string to_json(const VettingsView& view);
std::string to_json(const ComparisonView& view);

}  // namespace shuofa
