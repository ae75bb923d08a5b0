#include "jobs/import_jobs.h"

#include "adapters/folder_blob_store.h"
#include "testing/counting_ids.h"
#include "testing/fixed_clock.h"
#include "testing/scripted_workshop.h"
#include "testing/temporary_database.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

namespace shuofa {
namespace {

class ImportJobsTest : public testing::Test {
protected:
    ImportJobsTest() {
        std::string name = testing::TempDir() + "jobsXXXXXX";
        folder_ = ::mkdtemp(name.data());
        blobs_ = std::make_unique<FolderBlobStore>(folder_ / "originals");
        OrderDraft draft;
        draft.number = draft.trade_number = "2026010112345";
        draft.seller = "北岸数码旗舰店";
        draft.amount = Money::fen(32990);
        draft.at = clock_.now();
        workshop_.script_bill({draft});
    }
    ~ImportJobsTest() override { std::filesystem::remove_all(folder_); }

    ImportBillsNeeds needs() { return {*database_, *blobs_, workshop_, clock_, ids_, VaultId{}}; }

    StoredBlob kept(std::string_view content) {
        auto writer = blobs_->begin(0).value();
        EXPECT_TRUE(writer->add(std::as_bytes(std::span{content})));
        return writer->keep().value();
    }

    // What an acknowledged upload leaves when the program is killed before it is read.
    ImportJobId left_by_a_crash(bool has_password, std::int64_t starts) {
        const WaitingImport waiting{.id = ids_.next<ImportJob>(),
                                    .original = kept("bill"),
                                    .file_name = "bill.csv",
                                    .has_password = has_password,
                                    .starts = starts};
        EXPECT_TRUE(database_->write([&](sql::Transaction& transaction) {
            return WaitingImportStore{transaction, VaultId{}}.insert(waiting);
        }));
        return waiting.id;
    }

    std::size_t waiting_count() {
        return database_
            ->read([&](sql::Transaction& transaction) {
                return WaitingImportStore{transaction, VaultId{}}.list();
            })
            .value()
            .size();
    }

    static ImportJob ended(const ImportJobs& jobs, const ImportJobId& id) {
        for (;;) {
            const ImportJob job = jobs.find(id).value();
            if (job.state != ImportState::Waiting && job.state != ImportState::Reading) return job;
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }

    std::filesystem::path folder_;
    TemporaryDatabase database_;
    std::unique_ptr<FolderBlobStore> blobs_;
    ScriptedWorkshop workshop_;
    FixedClock clock_;
    CountingIds ids_;
};

TEST_F(ImportJobsTest, ReadsABillAndForgetsTheNoteOfIt) {
    ImportJobs jobs{needs()};

    const auto id = jobs.start(kept("bill"), "bill.csv", "").value();

    const ImportJob job = ended(jobs, id);
    EXPECT_EQ(job.state, ImportState::Done);
    EXPECT_EQ(job.record.value().file_name, "bill.csv");
    EXPECT_EQ(waiting_count(), 0u);
}

TEST_F(ImportJobsTest, TellsWhyABillFailed) {
    workshop_.frames.clear();
    workshop_.failure = Error{{"bill_odd", ErrorCode::InvalidInput, "认不出", "odd"}, {}, {}};
    ImportJobs jobs{needs()};

    const ImportJob job = ended(jobs, jobs.start(kept("odd"), "odd.csv", "").value());

    EXPECT_EQ(job.state, ImportState::Failed);
    EXPECT_EQ(job.error.value().reason.id, "bill_odd");
    EXPECT_EQ(waiting_count(), 0u);
}

TEST_F(ImportJobsTest, ReadsAfterARestartWhatWasAcknowledgedBefore) {
    const ImportJobId id = left_by_a_crash(false, 1);
    ImportJobs jobs{needs()};

    ASSERT_TRUE(jobs.resume());

    EXPECT_EQ(ended(jobs, id).state, ImportState::Done);
    EXPECT_EQ(waiting_count(), 0u);
}

TEST_F(ImportJobsTest, AsksForThePasswordAgainAfterARestart) {
    const ImportJobId id = left_by_a_crash(true, 1);
    ImportJobs jobs{needs()};

    ASSERT_TRUE(jobs.resume());

    EXPECT_EQ(jobs.find(id)->error.value().reason.id, "import_needs_password_again");
    EXPECT_EQ(waiting_count(), 0u);
}

TEST_F(ImportJobsTest, StopsTryingABillThatKeepsEndingTheProgram) {
    const ImportJobId id = left_by_a_crash(false, 10);
    ImportJobs jobs{needs()};

    ASSERT_TRUE(jobs.resume());

    EXPECT_EQ(jobs.find(id)->error.value().reason.id, "import_interrupted");
    EXPECT_EQ(workshop_.bills_read, 0);
    EXPECT_EQ(waiting_count(), 0u);
}

}  // namespace
}  // namespace shuofa
