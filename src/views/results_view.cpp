#include "views/results_view.h"

#include "formats/describe.h"

namespace shuofa {
namespace {

OutcomeFiguresView figures_view(const OutcomeFigures& figures) {
    return {.cases = figures.cases,
            .closed = figures.closed,
            .outcomes = figures.outcomes,
            .asked = figures.asked,
            .got = figures.got,
            .promises = figures.promises,
            .promises_kept = figures.promises_kept,
            .promises_broken = figures.promises_broken,
            .median_days = figures.median_days,
            .contacts = figures.contacts};
}

std::map<std::string, OutcomeFiguresView> figures_views(
    const std::map<std::string, OutcomeFigures>& all) {
    std::map<std::string, OutcomeFiguresView> views;
    for (const auto& [name, figures] : all) {
        views[name] = figures_view(figures);
    }
    return views;
}

}  // namespace

ResultsView results_view(const CaseResults& results, Language language) {
    ResultsView view;
    view.all = figures_view(results.outcomes.all);
    view.by_channel = figures_views(results.outcomes.by_channel);
    view.by_platform = figures_views(results.outcomes.by_platform);
    view.by_problem = figures_views(results.outcomes.by_problem);
    for (const UseWarning& warning : results.warnings) {
        view.warnings.push_back(
            {warning.id, warning.text.in(language), warning.source.in(language), warning.cases});
    }
    return view;
}

std::string to_json(const ResultsView& view) { return describe::to_text(view); }

}  // namespace shuofa
