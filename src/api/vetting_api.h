#pragma once

#include "api/router.h"
#include "base/id.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/library.h"
#include "ports/sql.h"
#include "ports/workshop.h"
#include "views/vetting_view.h"
#include "workflows/directory_in_use.h"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace shuofa {

struct StartVettingRequest {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(StartVettingRequest, (), (name))

// "yes", "no", "unknown", "does_not_apply", or the number or address that is to be tested.
struct GivenAnswerRequest {
    std::string check;
    std::string value;
    std::optional<std::string> note;
    std::optional<std::string> proof;  // id of an evidence item
};
BOOST_DESCRIBE_STRUCT(GivenAnswerRequest, (), (check, value, note, proof))

struct AnswerChecksRequest {
    std::vector<GivenAnswerRequest> answers;
};
BOOST_DESCRIBE_STRUCT(AnswerChecksRequest, (), (answers))

struct ListVettingsQuery {
    std::int64_t limit = 50;
    std::string after;
};
BOOST_DESCRIBE_STRUCT(ListVettingsQuery, (), (limit, after))

struct CompareVettingsQuery {
    std::string first;
    std::string second;
};
BOOST_DESCRIBE_STRUCT(CompareVettingsQuery, (), (first, second))

struct VettingReportQuery {
    std::string format = "md";  // md, pdf
};
BOOST_DESCRIBE_STRUCT(VettingReportQuery, (), (format))

struct TestNumberRequest {
    std::string value;
};
BOOST_DESCRIBE_STRUCT(TestNumberRequest, (), (value))

// Looking at a platform or shop before paying.
class VettingApi {
public:
    VettingApi(sql::Database& database, VaultId vault, Library& library, const Clock& clock,
               IdSource& ids, Workshop& workshop)
        : database_{database},
          vault_{std::move(vault)},
          library_{library},
          clock_{clock},
          ids_{ids},
          workshop_{workshop} {}

    void add_routes(Router& routes);

private:
    Result<VettingView> start(const StartVettingRequest& asked, const Request& request) const;
    Result<VettingsView> list(const ListVettingsQuery& query, const Request& request) const;
    Result<VettingView> show(const Request& request) const;
    Result<VettingView> answer(const AnswerChecksRequest& asked, const Request& request) const;
    Result<Response> report(const VettingReportQuery& query, const Request& request) const;
    Result<ComparisonView> compare(const CompareVettingsQuery& query, const Request& request) const;
    Result<LicenceNumberView> number(const TestNumberRequest& asked, const Request& request) const;

    Result<Vetting> load(const VettingId& id) const;
    Result<DirectoryInUse> directory() const;
    Result<VettingView> view_of(const Vetting& vetting, Language language) const;

    sql::Database& database_;
    VaultId vault_;
    Library& library_;
    const Clock& clock_;
    IdSource& ids_;
    Workshop& workshop_;
};

}  // namespace shuofa
