#pragma once

#include "base/id.h"
#include "base/result.h"
#include "ports/workshop.h"
#include "storage/import_store.h"
#include "storage/waiting_import_store.h"
#include "workflows/import_bills.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace shuofa {

enum class ImportState { Waiting, Reading, Done, Failed, Cancelled };

template <>
inline constexpr auto enum_names<ImportState> = std::to_array<EnumName<ImportState>>({
    {ImportState::Waiting, "waiting"},
    {ImportState::Reading, "reading"},
    {ImportState::Done, "done"},
    {ImportState::Failed, "failed"},
    {ImportState::Cancelled, "cancelled"},
});

// A bill that is being read, or was since the program started.
struct ImportJob {
    ImportJobId id;
    ImportState state = ImportState::Waiting;
    std::string name;
    WorkProgress progress;
    std::optional<ImportRecord> record;  // when Done
    std::optional<Error> error;          // when Failed
};

// Reads bills one after the other on a thread of its own, so that a request need not wait.  The
// bytes and a note of the job are kept before it is acknowledged.  What a crash or a stop of the
// program interrupts has imported nothing, and is read again at the next start; a bill with a
// password is told as failed then, because passwords are never written down.
class ImportJobs {
public:
    explicit ImportJobs(const ImportBillsNeeds& needs);

    // Takes up what an earlier run of the program did not end.
    Result<void> resume();
    // `columns` as in BillToImport.
    Result<ImportJobId> start(const StoredBlob& original, const std::string& name,
                              const std::string& password, const std::string& columns = {});
    std::optional<ImportJob> find(const ImportJobId& id) const;
    std::vector<ImportJob> recent() const;
    // Stops the job if it still runs; nothing of it is then left.
    void cancel(const ImportJobId& id);

private:
    struct Task {
        ImportJobId id;
        BillToImport bill;
    };
    Result<void> note(const std::function<Result<void>(WaitingImportStore&)>& change);
    void enqueue(const WaitingImport& waiting, const std::string& password);
    void give_up(const WaitingImport& waiting, const ErrorReason& reason);
    void work(const std::stop_token& stop);
    void read(const Task& task, const std::stop_token& stop);
    void join_when_idle(const std::stop_token& stop);
    void change(const ImportJobId& id, const std::function<void(ImportJob&)>& how);

    ImportBillsNeeds needs_;
    mutable std::mutex mutex_;  // guards the next three
    std::condition_variable_any arrived_;
    std::deque<Task> tasks_;
    std::map<ImportJobId, ImportJob> jobs_;
    std::jthread worker_;  // last, so that it stops before the rest goes
};

}  // namespace shuofa
