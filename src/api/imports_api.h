#pragma once

#include "api/router.h"
#include "jobs/import_jobs.h"
#include "views/imports_view.h"

#include <boost/describe/class.hpp>

namespace shuofa {

struct ImportRequest {
    std::string name;
    std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(ImportRequest, (), (name, password))

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

class ImportsApi {
public:
    ImportsApi(sql::Database& database, BlobStore& blobs, ImportJobs& jobs, VaultId vault)
        : database_{database}, blobs_{blobs}, jobs_{jobs}, vault_{std::move(vault)} {}

    void add_routes(Router& routes);

private:
    Result<ImportJobView> start(const Request& request, const UploadedFile& file,
                                const ImportRequest& asked);
    Result<ImportJobView> load(const Request& request);
    Result<ImportListView> list(const Request& request);
    Result<void> cancel(const Request& request);

    sql::Database& database_;
    BlobStore& blobs_;
    ImportJobs& jobs_;
    VaultId vault_;
};

}  // namespace shuofa
