#include "jobs/import_jobs.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace shuofa {
namespace {

constexpr ErrorReason import_cancelled{"import_cancelled", ErrorCode::Conflict,
                                       "这次导入已取消，没有留下任何内容。",
                                       "This import was cancelled; nothing of it was kept."};
constexpr ErrorReason import_broke{
    "import_broke", ErrorCode::Internal, "导入时程序内部出错，没有导入任何内容，原文件没有改动。",
    "Internal error during the import. Nothing was imported and the original is unchanged."};

constexpr ErrorReason import_needs_password_again{
    "import_needs_password_again", ErrorCode::Conflict,
    "导入被中断，没有导入任何内容。密码不会保存，请重新选择文件并输入密码。",
    "The import was interrupted and nothing was imported. Passwords are not kept: choose the file "
    "and type the password again."};
constexpr ErrorReason import_interrupted{
    "import_interrupted", ErrorCode::Internal,
    "这个文件的导入几次都被中断，没有导入任何内容。请从平台重新导出后再试。",
    "The import of this file was interrupted several times and nothing was imported. Export the "
    "bill again and retry."};

// A file with which the program ended so often is not tried again.
constexpr std::int64_t most_starts = 10;

// What the page may still want to ask about.
constexpr std::size_t most_remembered = 200;

bool is_over(ImportState state) {
    return state != ImportState::Waiting && state != ImportState::Reading;
}

}  // namespace

ImportJobs::ImportJobs(const ImportBillsNeeds& needs)
    : needs_{needs}, worker_{[this](const std::stop_token& stop) { work(stop); }} {}

Result<void> ImportJobs::note(const std::function<Result<void>(WaitingImportStore&)>& change) {
    return needs_.database.write([&](sql::Transaction& transaction) -> Result<void> {
        WaitingImportStore store{transaction, needs_.vault};
        return change(store);
    });
}

Result<void> ImportJobs::resume() {
    const auto interrupted = TRY(needs_.database.read([&](sql::Transaction& transaction) {
        return WaitingImportStore{transaction, needs_.vault}.list();
    }));
    for (const WaitingImport& waiting : interrupted) {
        if (waiting.has_password || waiting.starts >= most_starts) {
            TRY(note([&](WaitingImportStore& store) { return store.remove(waiting.id); }));
            give_up(waiting,
                    waiting.has_password ? import_needs_password_again : import_interrupted);
        } else {
            enqueue(waiting, {});
        }
    }
    return {};
}

Result<ImportJobId> ImportJobs::start(const StoredBlob& original, const std::string& name,
                                      const std::string& password, const std::string& columns) {
    const WaitingImport waiting{.id = needs_.ids.next<ImportJob>(),
                                .original = original,
                                .file_name = name,
                                .has_password = !password.empty(),
                                .columns = columns};
    TRY(note([&](WaitingImportStore& store) { return store.insert(waiting); }));
    enqueue(waiting, password);
    return waiting.id;
}

void ImportJobs::give_up(const WaitingImport& waiting, const ErrorReason& reason) {
    const std::lock_guard lock{mutex_};
    jobs_[waiting.id] = ImportJob{.id = waiting.id,
                                  .state = ImportState::Failed,
                                  .name = waiting.file_name,
                                  .error = Error{reason, {}, waiting.file_name}};
}

void ImportJobs::enqueue(const WaitingImport& waiting, const std::string& password) {
    const std::lock_guard lock{mutex_};
    for (auto it = jobs_.begin(); jobs_.size() >= most_remembered && it != jobs_.end();) {
        it = is_over(it->second.state) ? jobs_.erase(it) : std::next(it);
    }
    jobs_[waiting.id] = ImportJob{.id = waiting.id,
                                  .name = waiting.file_name,
                                  .progress = {.bytes_total = waiting.original.size}};
    tasks_.push_back(
        {waiting.id, {waiting.original, waiting.file_name, password, waiting.columns}});
    arrived_.notify_one();
}

std::optional<ImportJob> ImportJobs::find(const ImportJobId& id) const {
    const std::lock_guard lock{mutex_};
    const auto found = jobs_.find(id);
    return found == jobs_.end() ? std::nullopt : std::optional{found->second};
}

std::vector<ImportJob> ImportJobs::recent() const {
    const std::lock_guard lock{mutex_};
    std::vector<ImportJob> jobs;
    for (auto it = jobs_.rbegin(); it != jobs_.rend(); ++it)
        jobs.push_back(it->second);
    return jobs;
}

void ImportJobs::cancel(const ImportJobId& id) {
    change(id, [](ImportJob& job) {
        if (!is_over(job.state)) job.state = ImportState::Cancelled;
    });
}

void ImportJobs::change(const ImportJobId& id, const std::function<void(ImportJob&)>& how) {
    const std::lock_guard lock{mutex_};
    if (const auto found = jobs_.find(id); found != jobs_.end()) how(found->second);
}

void ImportJobs::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        Task task;
        {
            std::unique_lock lock{mutex_};
            if (!arrived_.wait(lock, stop, [this] { return !tasks_.empty(); })) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        read(task, stop);
        join_when_idle(stop);
    }
}

void ImportJobs::join_when_idle(const std::stop_token& stop) {
    {
        const std::lock_guard lock{mutex_};
        if (!tasks_.empty() || stop.stop_requested()) return;
    }
    try {
        // What fails here is tried again after the next import.
        static_cast<void>(finish_imports(needs_));
    } catch (const std::exception&) {
        return;
    }
}

void ImportJobs::read(const Task& task, const std::stop_token& stop) {
    bool cancelled = false;
    change(task.id, [&](ImportJob& job) {
        cancelled = job.state == ImportState::Cancelled;
        if (!cancelled) job.state = ImportState::Reading;
    });
    const auto forget = [&] {
        // If this cannot be written, the next start reads the bill again, which changes nothing.
        static_cast<void>(note([&](WaitingImportStore& store) { return store.remove(task.id); }));
    };
    if (cancelled) return forget();
    static_cast<void>(note([&](WaitingImportStore& store) { return store.count_start(task.id); }));

    const auto on_progress = [&](const WorkProgress& progress) -> Result<void> {
        change(task.id, [&](ImportJob& job) {
            cancelled = job.state == ImportState::Cancelled;
            job.progress = progress;
        });
        if (cancelled || stop.stop_requested()) return fail(import_cancelled);
        return {};
    };
    Result<ImportOutcome> outcome = fail(import_broke);
    try {
        outcome = import_bill(needs_, task.bill, on_progress);
    } catch (const std::exception& bug) {
        outcome = fail(import_broke, bug.what());
    }
    const bool stopped_by_exit = !outcome && stop.stop_requested() && !cancelled;
    if (!stopped_by_exit) forget();
    change(task.id, [&](ImportJob& job) {
        if (outcome) {
            // A cancel that came after the commit came too late: say what is true.
            job.state = ImportState::Done;
            job.record = std::move(outcome->record);
        } else if (outcome.error().reason.id == import_cancelled.id) {
            job.state = ImportState::Cancelled;
        } else {
            job.state = ImportState::Failed;
            job.error = outcome.error();
        }
    });
}

}  // namespace shuofa
