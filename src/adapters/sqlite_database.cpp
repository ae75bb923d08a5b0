#include "adapters/sqlite_database.h"

#include "adapters/database_errors.h"
#include "adapters/sqlite_connection.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <vector>

namespace shuofa {
namespace {

using sqlite::Access;
using sqlite::Connection;

constexpr std::size_t most_readers = 4;

class SqliteDatabase final : public sql::Database {
public:
    SqliteDatabase(std::filesystem::path file, std::unique_ptr<Connection> writer)
        : file_{std::move(file)}, writer_{std::move(writer)} {}

    sql::Dialect dialect() const override { return sql::Dialect::Sqlite; }

    Result<void> run_write(const Work& work) override {
        const std::lock_guard lock{writing_};
        return writer_->run_between("BEGIN IMMEDIATE", work);
    }

    Result<void> run_read(const Work& work) override {
        if (file_.empty()) {  // a database in memory has one connection
            const std::lock_guard lock{writing_};
            return writer_->run_between("BEGIN", work);
        }
        const Lease lease{*this, TRY(take_reader())};
        return lease.reader->run_between("BEGIN", work);
    }

private:
    // A reader on loan; it comes back also when the work throws.
    struct Lease {
        Lease(SqliteDatabase& lender, std::unique_ptr<Connection> lent)
            : database{lender}, reader{std::move(lent)} {}
        ~Lease() { database.give_back(std::move(reader)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        SqliteDatabase& database;
        std::unique_ptr<Connection> reader;
    };

    Result<std::unique_ptr<Connection>> take_reader() {
        std::unique_lock lock{readers_mutex_};
        reader_free_.wait(lock, [&] { return !idle_readers_.empty() || readers_ < most_readers; });
        if (!idle_readers_.empty()) {
            auto reader = std::move(idle_readers_.back());
            idle_readers_.pop_back();
            return reader;
        }
        ++readers_;
        lock.unlock();
        auto opened = Connection::open(file_, Access::Read);
        if (!opened) {
            lock.lock();
            --readers_;
            reader_free_.notify_one();
        }
        return opened;
    }

    void give_back(std::unique_ptr<Connection> reader) {
        const std::lock_guard lock{readers_mutex_};
        idle_readers_.push_back(std::move(reader));
        reader_free_.notify_one();
    }

    std::filesystem::path file_;
    std::mutex writing_;
    std::unique_ptr<Connection> writer_;  // guarded by writing_

    std::mutex readers_mutex_;
    std::condition_variable reader_free_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
    std::size_t readers_ = 0;
};

tl::unexpected<Error> system_failure(std::string_view doing) {
    const int code = errno;
    const ErrorReason& reason = code == ENOSPC || code == EDQUOT ? database_disk_full
                                : code == EROFS || code == EACCES || code == EPERM
                                    ? database_read_only
                                    : database_unreachable;
    return fail(reason, fmt::format("{}: {}", doing, std::strerror(code)));
}

// Makes the database beside its place and moves it there complete, so that an empty or cut file of
// that name is always damage and never a half-made start.
Result<void> create(const std::filesystem::path& file) {
    std::string making = file.string() + ".new-XXXXXX";
    const int descriptor = ::mkstemp(making.data());  // 0600
    if (descriptor < 0) return system_failure("create database");
    ::close(descriptor);
    const auto made = [&]() -> Result<void> {
        auto connection = TRY(Connection::open(making, Access::Write));
        // The first change writes the header page; closing brings it from the log to the file.
        return connection->run("PRAGMA user_version=1");
    }();
    if (!made) {
        ::unlink(making.c_str());
        return made;
    }
    // link() does not replace: whoever comes second uses the first one's file.
    const int linked = ::link(making.c_str(), file.c_str());
    const int code = errno;
    if (linked != 0 && code != EEXIST && ::rename(making.c_str(), file.c_str()) == 0) return {};
    ::unlink(making.c_str());
    errno = code;
    return linked == 0 || code == EEXIST ? Result<void>{} : system_failure("place database");
}

std::uint32_t big_endian(const unsigned char* bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | bytes[3];
}

// SQLite takes an empty file for an empty database and notices a missing end only when it gets
// there.  (File format: https://www.sqlite.org/fileformat.html, section 1.3.)
Result<void> refuse_cut_file(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto log_size = std::filesystem::file_size(file.string() + "-wal", ignored);
    const bool has_log = !ignored && log_size > 0;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return system_failure("open database");
    std::array<unsigned char, 100> header{};
    const ssize_t got = ::pread(descriptor, header.data(), header.size(), 0);
    struct stat status {};
    ::fstat(descriptor, &status);
    ::close(descriptor);
    if (got != static_cast<ssize_t>(header.size()) ||
        std::memcmp(header.data(), "SQLite format 3", 16) != 0) {
        return fail(database_damaged, fmt::format("no SQLite header, {} bytes", status.st_size));
    }
    const std::uint64_t short_page_size = std::uint64_t{header[16]} << 8 | header[17];
    const std::uint64_t page_size = short_page_size == 1 ? 65536 : short_page_size;
    const std::uint64_t pages = big_endian(header.data() + 28);
    const bool counted = big_endian(header.data() + 24) == big_endian(header.data() + 92);
    if (!has_log && counted && pages * page_size > static_cast<std::uint64_t>(status.st_size)) {
        return fail(database_damaged, fmt::format("cut: {} pages of {} bytes expected, {} bytes",
                                                  pages, page_size, status.st_size));
    }
    return {};
}

// Counting its own memory costs SQLite a lock at each allocation.  Only before its first use.
void stop_counting_memory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

}  // namespace

Result<std::unique_ptr<sql::Database>> open_sqlite(const std::filesystem::path& file) {
    stop_counting_memory();
    // The log beside the file has to be written even for reading.
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (::access(folder.c_str(), W_OK) != 0) return system_failure("open folder");
    if (::access(file.c_str(), F_OK) != 0) TRY(create(file));
    TRY(refuse_cut_file(file));
    auto writer = TRY(Connection::open(file, Access::Write));
    return std::make_unique<SqliteDatabase>(file, std::move(writer));
}

Result<std::unique_ptr<sql::Database>> open_memory_sqlite() {
    auto writer = TRY(Connection::open({}, Access::Write));
    return std::make_unique<SqliteDatabase>(std::filesystem::path{}, std::move(writer));
}

}  // namespace shuofa
