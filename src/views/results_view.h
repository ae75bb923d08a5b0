#pragma once

#include "workflows/case_results.h"

#include <boost/describe/class.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace shuofa {

struct OutcomeFiguresView {
    int cases = 0;
    int closed = 0;
    std::map<std::string, int> outcomes;
    Money asked;
    Money got;
    int promises = 0;
    int promises_kept = 0;
    int promises_broken = 0;
    std::optional<int> median_days;
    int contacts = 0;
};
BOOST_DESCRIBE_STRUCT(OutcomeFiguresView, (),
                      (cases, closed, outcomes, asked, got, promises, promises_kept,
                       promises_broken, median_days, contacts))

struct UseWarningView {
    std::string id;
    std::string text;
    std::string source;
    std::vector<CaseId> cases;
};
BOOST_DESCRIBE_STRUCT(UseWarningView, (), (id, text, source, cases))

struct ResultsView {
    OutcomeFiguresView all;
    std::map<std::string, OutcomeFiguresView> by_channel;
    std::map<std::string, OutcomeFiguresView> by_platform;
    std::map<std::string, OutcomeFiguresView> by_problem;
    std::vector<UseWarningView> warnings;
};
BOOST_DESCRIBE_STRUCT(ResultsView, (), (all, by_channel, by_platform, by_problem, warnings))

ResultsView results_view(const CaseResults& results, Language language);
std::string to_json(const ResultsView& view);

}  // namespace shuofa
