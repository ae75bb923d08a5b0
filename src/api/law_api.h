#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "views/law_view.h"
#include "views/rule_packs_view.h"

namespace shuofa {

// A signed pack of rules.  Nothing is trusted silently: the key of a new signer has to be named.
struct RulePackToAdd {
    std::string file;  // the text of the pack
    std::string trust_key;
};
BOOST_DESCRIBE_STRUCT(RulePackToAdd, (), (file, trust_key))

struct RulePackSwitching {
    bool on = true;
};
BOOST_DESCRIBE_STRUCT(RulePackSwitching, (), (on))

// The fact catalogue, the rules and where they come from, and an assessment of facts that belong to
// no case.
class LawApi {
public:
    LawApi(Library& library, const Clock& clock, sql::Database& database, VaultId vault)
        : library_{library}, clock_{clock}, database_{database}, vault_{std::move(vault)} {}
    void add_routes(Router& routes);

    Result<FactListView> facts(const Request& http);
    Result<RuleListView> rules(const Request& http);
    Result<LawListView> sources(const Request& http);
    Result<RuleView> rule(const Request& http);
    Result<AssessmentView> assess_facts(const Request& http);
    Result<RulePackListView> packs(const Request& http);
    Result<RulePackListView> add_pack(const RulePackToAdd& asked, const Request& http);
    Result<RulePackListView> switch_pack(const RulePackSwitching& asked, const Request& http);
    Result<RulePackListView> remove_pack(const Request& http);

private:
    Library& library_;
    const Clock& clock_;
    sql::Database& database_;
    VaultId vault_;
};

}  // namespace shuofa
