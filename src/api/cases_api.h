#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "views/cases_view.h"
#include "views/ladder_view.h"
#include "views/law_view.h"
#include "views/promise_suggestions_view.h"

#include <boost/json/fwd.hpp>

#include <map>

namespace shuofa {

struct CasesApiNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    const Clock& clock;
    IdSource& ids;
};

struct OpenCaseRequest;
struct ListCasesRequest;
struct SetFactsRequest;
struct SaveDraftRequest;
struct CaseDraftView;

// Cases: opening, answering questions, writing down what happened, undoing.
class CasesApi {
public:
    explicit CasesApi(CasesApiNeeds needs) : needs_{std::move(needs)} {}
    void add_routes(Router& routes);

    Result<CaseView> open(const Request& http, const OpenCaseRequest& request);
    Result<CasesView> list(const Request& http, const ListCasesRequest& request);
    Result<CaseView> load(const Request& http);
    Result<CaseView> set_facts(const Request& http, const SetFactsRequest& request);
    Result<CaseQuestionsView> questions(const Request& http);
    Result<CaseView> add_event(const Request& http);
    Result<CaseView> undo(const Request& http);
    Result<LadderView> show_ladder(const Request& http);
    Result<std::vector<PromiseSuggestionView>> suggestions(const Request& http);
    Result<EventTypesView> event_types(const Request& http);
    Result<CaseDraftView> load_draft(const Request& http);
    Result<void> save_draft(const Request& http, const SaveDraftRequest& request);

private:
    CasesApiNeeds needs_;
};

}  // namespace shuofa
