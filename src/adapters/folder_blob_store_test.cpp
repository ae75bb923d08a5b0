#include "adapters/folder_blob_store.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

namespace shuofa {
namespace {

class FolderBlobStoreTest : public testing::Test {
protected:
    FolderBlobStoreTest() {
        std::string name = testing::TempDir() + "blobsXXXXXX";
        folder_ = ::mkdtemp(name.data());
    }
    ~FolderBlobStoreTest() override { std::filesystem::remove_all(folder_); }

    static Result<StoredBlob> keep(BlobStore& store, std::string_view text) {
        auto writer = TRY(store.begin(0));
        const auto bytes = std::as_bytes(std::span{text.data(), text.size()});
        TRY(writer->add(bytes.first(bytes.size() / 2)));
        TRY(writer->add(bytes.subspan(bytes.size() / 2)));
        return writer->keep();
    }

    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder_}) {
            count += entry.is_regular_file();
        }
        return count;
    }

    std::filesystem::path folder_;
};

TEST_F(FolderBlobStoreTest, KeepsBytesUnderTheirDigestAndReadOnly) {
    FolderBlobStore store{folder_ / "originals"};

    const auto kept = keep(store, "交易时间,金额");

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->digest, sha256("交易时间,金额"));
    EXPECT_EQ(kept->size, std::string_view{"交易时间,金额"}.size());
    const auto path = store.path_of(kept->digest);
    ASSERT_TRUE(path);
    std::ifstream file{*path};
    const std::string content{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(content, "交易时间,金额");
    struct stat status {};
    ::stat(path->c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777, 0400u);
    ::stat(path->parent_path().c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_F(FolderBlobStoreTest, KeepsTheSameBytesOnce) {
    FolderBlobStore store{folder_};

    const auto first = keep(store, "same");
    const auto second = keep(store, "same");

    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->digest, second->digest);
    EXPECT_EQ(files(), 1u);
}

TEST_F(FolderBlobStoreTest, ShowsNothingOfAFileThatWasNotKept) {
    FolderBlobStore store{folder_};
    {
        auto writer = store.begin(0);
        ASSERT_TRUE(writer);
        const std::string_view text = "half";
        ASSERT_TRUE((*writer)->add(std::as_bytes(std::span{text.data(), text.size()})));
    }
    EXPECT_FALSE(store.has(sha256("half")));
    EXPECT_EQ(files(), 0u);
}

// A program that is killed cannot tidy up.
TEST_F(FolderBlobStoreTest, GivesWhatIsBeingWrittenNoName) {
    const int can = ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (can < 0) GTEST_SKIP() << "this file system knows no files without names";
    ::close(can);
    FolderBlobStore store{folder_};
    auto writer = store.begin(4);
    ASSERT_TRUE(writer);
    const std::string_view text = "half";
    ASSERT_TRUE((*writer)->add(std::as_bytes(std::span{text.data(), text.size()})));
    EXPECT_EQ(files(), 0u);
}

TEST_F(FolderBlobStoreTest, RefusesAtOnceWhatThereIsNoRoomFor) {
    FolderBlobStore store{folder_};
    const auto writer = store.begin(1ULL << 60);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().reason.id, "disk_full");
}

TEST_F(FolderBlobStoreTest, MovesWhatAKilledProgramLeft) {
    FolderBlobStore store{folder_};
    std::filesystem::create_directories(folder_ / "incoming");
    std::ofstream{folder_ / "incoming" / sha256("same").hex()} << "same";
    ASSERT_TRUE(keep(store, "same"));
    EXPECT_EQ(files(), 1u);
}

TEST_F(FolderBlobStoreTest, SaysThatAMissingOriginalIsMissing) {
    FolderBlobStore store{folder_};

    const auto path = store.path_of(sha256("never kept"));

    ASSERT_FALSE(path);
    EXPECT_EQ(path.error().reason.id, "original_missing");
}

TEST_F(FolderBlobStoreTest, SaysWhenTheFolderCannotBeWritten) {
    std::ofstream{folder_ / "file"} << "in the way";
    FolderBlobStore store{folder_ / "file" / "below"};

    const auto writer = store.begin(0);

    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().reason.id, "file_not_kept");
}

}  // namespace
}  // namespace shuofa
