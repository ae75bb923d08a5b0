#include "api/imports_api.h"

#include "api/typed_routes.h"
#include "base/text.h"
#include "domain/orders/column_mapping.h"

namespace shuofa {
namespace {

constexpr ErrorReason file_name_missing{"file_name_missing", ErrorCode::InvalidInput,
                                        "请写明文件名。", "Say the name of the file."};
constexpr ErrorReason file_empty{"file_empty", ErrorCode::InvalidInput,
                                 "这个文件是空的，请重新导出账单。",
                                 "The file is empty: export the bill again."};

constexpr ErrorReason range_wrong{"rows_range_wrong", ErrorCode::InvalidInput,
                                  "limit 要在 1 到 1000 之间。", "limit is between 1 and 1000."};

ImportJobView view_of(const ImportJob& job, Language language) {
    ImportJobView view{.id = job.id,
                       .state = job.state,
                       .name = job.name,
                       .rows_done = static_cast<std::int64_t>(job.progress.rows_done),
                       .bytes_done = static_cast<std::int64_t>(job.progress.bytes_done),
                       .bytes_total = static_cast<std::int64_t>(job.progress.bytes_total)};
    if (job.record) view.files = to_views(*job.record, language);
    if (job.error) view.error = to_view(*job.error, language);
    return view;
}

}  // namespace

void ImportsApi::add_routes(Router& routes) {
    routes.post("/api/v1/imports", "start_import", this, &ImportsApi::start)
        .titled("导入一份账单", "Import a bill")
        .answers_with(202);
    routes.get("/api/v1/imports", "list_imports", this, &ImportsApi::list)
        .titled("导入过的账单", "Bills imported so far");
    routes.get("/api/v1/imports/{id}", "load_import", this, &ImportsApi::load)
        .titled("一次导入的进度和结果", "Progress and result of an import");
    routes.get("/api/v1/imports/{id}/rows", "show_import_rows", this, &ImportsApi::rows)
        .titled("一个文件逐行成了什么", "What became of each row of a file");
    routes.remove("/api/v1/imports/{id}", "cancel_import", this, &ImportsApi::cancel)
        .titled("取消导入", "Cancel an import");
}

Result<ImportJobView> ImportsApi::start(const Request& request, const UploadedFile& file,
                                        const ImportRequest& asked) {
    const std::string name = safe_for_display(asked.name);
    if (name.empty()) return fail(file_name_missing, {}, "name");
    if (file.size == 0) return fail(file_empty, {}, name);
    const std::string columns = asked.columns.value_or("");
    if (!columns.empty()) TRY(parse_columns(columns));
    // Kept before it is acknowledged: whatever happens next, the original is safe.
    const StoredBlob original = TRY(keep_original(needs_.blobs, file.file));
    const ImportJobId id = TRY(jobs_.start(original, name, asked.password.value_or(""), columns));
    return view_of(jobs_.find(id).value(), request.language());
}

Result<ImportJobView> ImportsApi::load(const Request& request) {
    const auto id = TRY(request.path_id<ImportJob>());
    const auto job = jobs_.find(id);
    if (!job) return fail(import_not_found, id.text());
    return view_of(*job, request.language());
}

Result<ImportListView> ImportsApi::list(const Request& request) {
    ImportListView view;
    for (const ImportJob& job : jobs_.recent()) {
        if (job.state == ImportState::Waiting || job.state == ImportState::Reading) {
            view.running.push_back(view_of(job, request.language()));
        }
    }
    const auto records = TRY(needs_.database.read([&](sql::Transaction& transaction) {
        return ImportStore{transaction, needs_.vault}.list(100, std::nullopt);
    }));
    for (const ImportRecord& record : records) {
        for (auto& file : to_views(record, request.language()))
            view.files.push_back(std::move(file));
    }
    return view;
}

Result<FileRowsView> ImportsApi::rows(const Request& http, const FileRowsQuery& query) {
    const FileRowsRequest request{TRY(http.path_id<ImportRecord>()), query.password.value_or(""),
                                  query.after.value_or(0), query.limit.value_or(200)};
    if (request.after < 0 || request.limit < 1 || request.limit > 1000) return fail(range_wrong);
    return to_view(TRY(file_rows(needs_, request)), request, http.language());
}

Result<void> ImportsApi::cancel(const Request& request) {
    jobs_.cancel(TRY(request.path_id<ImportJob>()));
    return {};
}

}  // namespace shuofa
