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

// What the page may still want to ask about.
constexpr std::size_t most_remembered = 200;

bool is_over(ImportState state) {
    return state != ImportState::Waiting && state != ImportState::Reading;
}

}  // namespace

ImportJobs::ImportJobs(const ImportBillsNeeds& needs)
    : needs_{needs}, worker_{[this](const std::stop_token& stop) { work(stop); }} {}

ImportJobId ImportJobs::start(const StoredBlob& original, const std::string& name,
                              const std::string& password) {
    const auto id = needs_.ids.next<ImportJob>();
    const std::lock_guard lock{mutex_};
    for (auto it = jobs_.begin(); jobs_.size() >= most_remembered && it != jobs_.end();) {
        it = is_over(it->second.state) ? jobs_.erase(it) : std::next(it);
    }
    jobs_[id] = ImportJob{.id = id, .name = name, .progress = {.bytes_total = original.size}};
    tasks_.push_back({id, {original, name, password}});
    arrived_.notify_one();
    return id;
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
    }
}

void ImportJobs::read(const Task& task, const std::stop_token& stop) {
    bool cancelled = false;
    change(task.id, [&](ImportJob& job) {
        cancelled = job.state == ImportState::Cancelled;
        if (!cancelled) job.state = ImportState::Reading;
    });
    if (cancelled) return;

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
