#pragma once

#include "api/router.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "ports/workshop.h"
#include "views/papers_view.h"

namespace shuofa {

struct PapersApiNeeds {
    sql::Database& database;
    VaultId vault;
    Library& library;
    const Clock& clock;
    IdSource& ids;
    Workshop& workshop;
};

struct DraftPaperRequest;
struct PaperTextRequest;
struct PaperStateRequest;
struct PaperDetailsRequest;
struct PaperLintRequest;
struct PaperFileRequest;

// Papers: drafting, editing, checking, exporting, and how far they have come.
class PapersApi {
public:
    explicit PapersApi(PapersApiNeeds needs) : needs_{std::move(needs)} {}
    void add_routes(Router& routes);

    Result<PaperKindsView> kinds(const Request& http);
    Result<PaperView> draft(const Request& http, const DraftPaperRequest& request);
    Result<PaperListView> list(const Request& http);
    Result<PaperView> load(const Request& http);
    Result<PaperView> edit(const Request& http, const PaperTextRequest& request);
    Result<PaperView> move_on(const Request& http, const PaperStateRequest& request);
    Result<LintListView> check(const Request& http, const PaperLintRequest& request);
    Result<Response> file(const Request& http, const PaperFileRequest& request);
    Result<PaperDetailsView> load_details(const Request& http);
    Result<PaperDetailsView> save_details(const Request& http, const PaperDetailsRequest& request);

private:
    PaperNeeds needs() {
        return {needs_.database, needs_.vault, needs_.library, needs_.clock, needs_.ids};
    }
    Result<PaperView> view(const Request& http, const CheckedPaper& paper);

    PapersApiNeeds needs_;
};

}  // namespace shuofa
