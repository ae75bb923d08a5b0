#include "api/imports_api.h"

#include "api/typed_routes.h"
#include "base/text.h"

namespace shuofa {
namespace {

constexpr ErrorReason file_name_missing{"file_name_missing", ErrorCode::InvalidInput,
                                        "请写明文件名。", "Say the name of the file."};
constexpr ErrorReason file_empty{"file_empty", ErrorCode::InvalidInput,
                                 "这个文件是空的，请重新导出账单。",
                                 "The file is empty: export the bill again."};

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
    routes.remove("/api/v1/imports/{id}", "cancel_import", this, &ImportsApi::cancel)
        .titled("取消导入", "Cancel an import");
}

Result<ImportJobView> ImportsApi::start(const Request& request, const UploadedFile& file,
                                        const ImportRequest& asked) {
    const std::string name = safe_for_display(asked.name);
    if (name.empty()) return fail(file_name_missing, {}, "name");
    if (file.size == 0) return fail(file_empty, {}, name);
    // Kept before it is acknowledged: whatever happens next, the original is safe.
    const StoredBlob original = TRY(keep_original(blobs_, file.file));
    const ImportJobId id = TRY(jobs_.start(original, name, asked.password.value_or("")));
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
    const auto records = TRY(database_.read([&](sql::Transaction& transaction) {
        return ImportStore{transaction, vault_}.list(100, std::nullopt);
    }));
    for (const ImportRecord& record : records) {
        for (auto& file : to_views(record, request.language()))
            view.files.push_back(std::move(file));
    }
    return view;
}

Result<void> ImportsApi::cancel(const Request& request) {
    jobs_.cancel(TRY(request.path_id<ImportJob>()));
    return {};
}

}  // namespace shuofa
