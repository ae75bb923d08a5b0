#pragma once

#include "api/router.h"
#include "jobs/import_jobs.h"
#include "views/file_rows_view.h"
#include "views/imports_view.h"

#include <boost/describe/class.hpp>

namespace shuofa {

struct ImportRequest {
    std::string name;
    std::optional<std::string> password;
    std::optional<std::string> columns;  // of a table nobody knows: "date=交易日期,amount=金额"
};
BOOST_DESCRIBE_STRUCT(ImportRequest, (), (name, password, columns))

struct ImportJobView {
    ImportJobId id;
    ImportState state = ImportState::Waiting;
    std::string name;
    std::int64_t rows_done = 0;
    std::int64_t bytes_done = 0;
    std::int64_t bytes_total = 0;
    std::vector<ImportedFileView> files;
    std::optional<FileFailureView> error;
};
BOOST_DESCRIBE_STRUCT(ImportJobView, (),
                      (id, state, name, rows_done, bytes_done, bytes_total, files, error))

struct ImportListView {
    std::vector<ImportJobView> running;
    std::vector<ImportedFileView> files;
};
BOOST_DESCRIBE_STRUCT(ImportListView, (), (running, files))

struct FileRowsQuery {
    std::optional<int> after;
    std::optional<int> limit;
    std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(FileRowsQuery, (), (after, limit, password))

class ImportsApi {
public:
    ImportsApi(const ImportBillsNeeds& needs, ImportJobs& jobs) : needs_{needs}, jobs_{jobs} {}

    void add_routes(Router& routes);

private:
    Result<ImportJobView> start(const Request& request, const UploadedFile& file,
                                const ImportRequest& asked);
    Result<ImportJobView> load(const Request& request);
    Result<ImportListView> list(const Request& request);
    Result<void> cancel(const Request& request);
    Result<FileRowsView> rows(const Request& request, const FileRowsQuery& query);

    ImportBillsNeeds needs_;
    ImportJobs& jobs_;
};

}  // namespace shuofa
