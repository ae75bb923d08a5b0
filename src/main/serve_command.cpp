#include "main/serve_command.h"

#include "adapters/http_server.h"
#include "api/openapi.h"
#include "api/routes.h"
#include "api/ui_files.h"
#include "cli/console.h"
#include "jobs/import_jobs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <spawn.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

namespace shuofa {

extern const EmbeddedFile ui_files[];
extern const std::size_t ui_file_count;

namespace {

constexpr ErrorReason vault_in_use{
    "vault_in_use", ErrorCode::Conflict,
    "这个数据文件夹已经由另一个 shuofa serve 打开，请用它的网页，或先关掉它。",
    "Another shuofa serve has this vault open: use its page, or stop it first."};
constexpr ErrorReason host_open{
    "host_open", ErrorCode::Usage,
    "本地数据只在本机提供，不能监听其他地址；给多人使用请配 --database，并在前面放带 TLS 的代理。",
    "A local vault is served on this machine only. To serve many people use --database, behind a "
    "proxy with TLS."};

// One server per vault: a second one would print an address and then disagree with the first.
class VaultLock {
public:
    Result<void> take(const std::filesystem::path& folder) {
        const auto file = folder / "serve.lock";
        descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor_ < 0 || flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            return fail(vault_in_use, {}, folder.string());
        }
        return {};
    }
    VaultLock() = default;
    VaultLock(const VaultLock&) = delete;
    VaultLock& operator=(const VaultLock&) = delete;
    ~VaultLock() {
        if (descriptor_ >= 0) close(descriptor_);
    }

private:
    int descriptor_ = -1;
};

bool is_loopback(const std::string& host) { return host == "127.0.0.1" || host == "::1"; }

// Opens the browser through a file that only the user can read, so that the key stands in no list
// of processes.
void open_browser(const std::filesystem::path& folder, const std::string& url) {
    const auto page = folder / "open.html";
    {
        std::ofstream file{page};
        file << "<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=" << url << "\">";
    }
    const std::string target = page.string();
    const char* const arguments[] = {"xdg-open", target.c_str(), nullptr};
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = -1;
    // Without a desktop there is nothing to open it with; the address is printed all the same.
    posix_spawnp(&child, "xdg-open", &quiet, nullptr, const_cast<char* const*>(arguments), environ);
    posix_spawn_file_actions_destroy(&quiet);
}

// Rules, directory and templates are read while the first page loads, not before.
std::jthread warm(Library& library) {
    return std::jthread{[&library] {
        static_cast<void>(library.rules());
        static_cast<void>(library.calendar());
        static_cast<void>(library.directory());
        static_cast<void>(library.templates());
        malloc_trim(0);
    }};
}

Result<int> serve(const Arguments& arguments, const GlobalOptions& options, Equipment& equipment,
                  Console& console) {
    const std::string host = arguments.maybe("--host").value_or("127.0.0.1");
    if (!is_loopback(host) && options.database.empty()) return fail(host_open, host, "--host");
    const auto port = TRY(arguments.number("--port", 0, 65535)).value_or(0);
    // A few threads with an arena each would keep tens of megabytes for nothing.
    mallopt(M_ARENA_MAX, 2);

    sql::Database& database = *TRY(equipment.database());
    BlobStore& blobs = *TRY(equipment.blobs());
    const auto folder = equipment.vault_folder();
    VaultLock lock;
    TRY(lock.take(folder));
    const auto uploads = folder / "uploads";
    std::error_code ignored;
    std::filesystem::remove_all(uploads, ignored);  // what a crash left half-sent
    std::filesystem::create_directory(uploads, ignored);

    Router router;
    const auto server = TRY(HttpServer::listen(
        {.host = host, .port = static_cast<unsigned short>(port), .upload_folder = uploads},
        router));
    const std::string authority =
        fmt::format("{}:{}", host == "::1" ? "[::1]" : host, server->port());
    std::vector<std::string> authorities{authority};
    if (const auto named = arguments.maybe("--name")) authorities.push_back(*named);
    SessionGuard guard{authorities, equipment.clock()};
    ImportJobs imports{{database, blobs, equipment.workshop(), equipment.clock(), equipment.ids(),
                        equipment.vault()}};
    TRY(imports.resume());
    add_all_routes(router,
                   {database, blobs, equipment.workshop(), equipment.library(), equipment.clock(),
                    equipment.ids(), imports, guard, equipment.vault(), folder.string()});
    router.guard_with(&guard);
    const UiFiles pages{{ui_files, ui_file_count}};
    router.pages_from([&](const http::Request& request) { return pages.answer(request); });

    const std::string url = fmt::format("http://{}/#key={}", authority, guard.mint_key());
    // The one line that programs wait for, also with --json.
    fmt::print("listening: {}\n", url);
    std::fflush(stdout);
    if (arguments.has("--open")) open_browser(folder, url);
    static_cast<void>(console);
    const std::jthread warming = warm(equipment.library());
    server->run();
    return exit_done;
}

}  // namespace

MainCommand serve_command() {
    return {
        Command{
            .path = "serve",
            .summary = {"打开网页（只在本机）", "serve the page, on this machine only"},
            .options =
                {{"--port", "N", {"端口，0 为自动选择", "port, 0 for a free one"}},
                 {"--host", "H", {"监听地址，默认 127.0.0.1", "address, 127.0.0.1 unless said"}},
                 {"--name", "HOST:PORT", {"代理对外的主机名", "host name that a proxy shows"}},
                 {"--open", "", {"打开浏览器", "open the browser"}}},
            .run = {}},
        serve};
}

}  // namespace shuofa
