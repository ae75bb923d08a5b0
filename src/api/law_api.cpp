#include "api/law_api.h"

#include "api/typed_routes.h"
#include "domain/law/assess.h"
#include "domain/law/what_would_change.h"
#include "workflows/keep_rule_packs.h"
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
    routes.get("/api/v1/rules/packs", "list_rule_packs", this, &LawApi::packs)
        .titled("规则包", "The packs of rules");
    routes.post("/api/v1/rules/packs", "add_rule_pack", this, &LawApi::add_pack)
        .titled("添加签名的规则包", "Add a signed pack of rules");
    routes.patch("/api/v1/rules/packs/{id}", "switch_rule_pack", this, &LawApi::switch_pack)
        .titled("使用或关闭规则包", "Switch a pack of rules on or off");
    routes.remove("/api/v1/rules/packs/{id}", "remove_rule_pack", this, &LawApi::remove_pack)
        .titled("删除规则包", "Remove a pack of rules");
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

Result<RulePackListView> LawApi::packs(const Request&) {
    return view_packs(*TRY(library_.rules()), clock_.today());
}

Result<RulePackListView> LawApi::add_pack(const RulePackToAdd& asked, const Request& http) {
    TRY(add_rule_pack({database_, vault_, library_, clock_}, asked.file, asked.trust_key));
    return packs(http);
}

Result<RulePackListView> LawApi::switch_pack(const RulePackSwitching& asked, const Request& http) {
    TRY(switch_rule_pack({database_, vault_, library_, clock_}, http.path_text("id"),
                         asked.on ? RulePackSwitch::On : RulePackSwitch::Off));
    return packs(http);
}

Result<RulePackListView> LawApi::remove_pack(const Request& http) {
    TRY(remove_rule_pack({database_, vault_, library_, clock_}, http.path_text("id")));
    return packs(http);
}

// The body is what `shuofa assess` reads: {on?, facts}.
Result<AssessmentView> LawApi::assess_facts(const Request& http) {
    const RuleBook& rules = *TRY(library_.rules());
    const WorkCalendar& calendar = *TRY(library_.calendar());
    const FactSheet sheet = TRY(read_facts("body", http.body, rules.catalogue()));
    const Day on = sheet.on.value_or(clock_.today());
    const Assessment assessment = assess(sheet.facts, rules, calendar, on);
    AssessmentView view = to_view(assessment, rules, calendar);
    add_changes(view, what_would_change(sheet.facts, rules, calendar, assessment), rules);
    return view;
}

}  // namespace shuofa
