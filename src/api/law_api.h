#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "ports/library.h"
#include "views/law_view.h"

namespace shuofa {

// The fact catalogue, the rules and where they come from, and an assessment of facts that belong to
// no case.
class LawApi {
public:
    LawApi(Library& library, const Clock& clock) : library_{library}, clock_{clock} {}
    void add_routes(Router& routes);

    Result<FactListView> facts(const Request& http);
    Result<RuleListView> rules(const Request& http);
    Result<LawListView> sources(const Request& http);
    Result<RuleView> rule(const Request& http);
    Result<AssessmentView> assess_facts(const Request& http);

private:
    Library& library_;
    const Clock& clock_;
};

}  // namespace shuofa
