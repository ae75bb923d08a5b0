#include "api/law_api.h"

#include "api/typed_routes.h"
#include "domain/law/assess.h"
#include "workflows/read_facts.h"

namespace shuofa {
namespace {

constexpr ErrorReason rule_not_found{"rule_not_found", ErrorCode::NotFound,
                                     "没有这条规则，请从法条页里找。",
                                     "There is no such rule: look for it on the page of law."};

}  // namespace

void LawApi::add_routes(Router& routes) {
    routes.get("/api/v1/facts", "list_facts", this, &LawApi::facts)
        .titled("可以回答的事实", "The facts that can be told");
    routes.get("/api/v1/rules", "list_rules", this, &LawApi::rules).titled("规则", "The rules");
    routes.get("/api/v1/rules/sources", "list_law_sources", this, &LawApi::sources)
        .titled("法律来源", "The sources of law");
    routes.get("/api/v1/rules/{id}", "show_rule", this, &LawApi::rule)
        .titled("一条规则", "One rule");
    routes.post("/api/v1/assess", "assess_facts", this, &LawApi::assess_facts)
        .titled("按事实分析", "Assess facts");
}

Result<FactListView> LawApi::facts(const Request&) { return view_facts(*TRY(library_.rules())); }

Result<RuleListView> LawApi::rules(const Request&) { return view_rules(*TRY(library_.rules())); }

Result<LawListView> LawApi::sources(const Request&) { return view_laws(*TRY(library_.rules())); }

Result<RuleView> LawApi::rule(const Request& http) {
    const RuleBook& rules = *TRY(library_.rules());
    const Rule* rule = rules.find_rule(http.path_text("id"));
    if (rule == nullptr) return fail(rule_not_found, std::string{http.path_text("id")});
    return to_view(*rule, rules);
}

// The body is what `shuofa assess` reads: {on?, facts}.
Result<AssessmentView> LawApi::assess_facts(const Request& http) {
    const RuleBook& rules = *TRY(library_.rules());
    const WorkCalendar& calendar = *TRY(library_.calendar());
    const FactSheet sheet = TRY(read_facts("body", http.body, rules.catalogue()));
    const Day on = sheet.on.value_or(clock_.today());
    return to_view(assess(sheet.facts, rules, calendar, on), rules, calendar);
}

}  // namespace shuofa
