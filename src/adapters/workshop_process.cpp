#include "adapters/workshop_process.h"

#include "formats/workshop_frames.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

namespace shuofa {
namespace {

constexpr ErrorReason workshop_missing{
    "workshop_missing", ErrorCode::Unavailable,
    "找不到或无法启动 shuofa-workshop，请把它和 shuofa 放在同一个文件夹里。",
    "shuofa-workshop cannot be started: keep it in the same folder as shuofa."};
constexpr ErrorReason workshop_died{
    "workshop_died", ErrorCode::InvalidInput,
    "读这个文件的隔离程序中途停了，文件可能已损坏或有问题。原文件没有改动，没有导入任何内容；请换一"
    "份重新导出的文件再试。",
    "The caged reader stopped midway: the file may be damaged or hostile. Nothing was imported and "
    "the original is unchanged; try a freshly exported file."};
constexpr ErrorReason workshop_silent{
    "workshop_silent", ErrorCode::InvalidInput,
    "读这个文件花的时间太长，已经停止。没有导入任何内容；请分成较小的文件再试。",
    "Reading this file took too long and was stopped. Nothing was imported; try smaller files."};
constexpr ErrorReason workshop_babbles{
    "workshop_babbles", ErrorCode::Internal,
    "隔离程序的回答看不懂，结果已丢弃。请重装 shuofa 后再试。",
    "The caged reader's answer makes no sense and was dropped. Please reinstall shuofa."};
constexpr ErrorReason file_unreadable{
    "file_unreadable", ErrorCode::NotFound, "打不开这个文件，请检查文件是否还在、是否有权限读取。",
    "The file cannot be opened: check that it is there and readable."};

using Moment = std::chrono::steady_clock::time_point;

// A file descriptor that is closed when it goes out of scope.
class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_{number} {}
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { reset(); }
    int number() const { return number_; }
    void reset() {
        if (number_ >= 0) close(number_);
        number_ = -1;
    }

private:
    int number_;
};

struct Pipe {
    Descriptor out, in;  // read from `out` what was written to `in`
};

std::optional<Pipe> make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    return Pipe{Descriptor{ends[0]}, Descriptor{ends[1]}};
}

// The child; killed and reaped when it goes out of scope.
class Child {
public:
    explicit Child(pid_t pid) : pid_{pid} {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            reap();
        }
    }
    // What to tell the developer about how it ended.
    std::string end() {
        const int status = reap();
        if (WIFSIGNALED(status)) return fmt::format("signal {}", WTERMSIG(status));
        return fmt::format("exit {}", WEXITSTATUS(status));
    }

private:
    int reap() {
        int status = 0;
        while (pid_ > 0 && waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return status;
    }
    pid_t pid_;
};

struct Started {
    pid_t pid;
    Descriptor to_child, from_child;
};

std::optional<Started> start(const std::filesystem::path& program,
                             const std::vector<std::string>& arguments, int file) {
    auto request = make_pipe();
    auto answer = make_pipe();
    if (!request || !answer) return std::nullopt;

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, request->out.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, answer->in.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (file >= 0) posix_spawn_file_actions_adddup2(&actions, file, 3);
    // Nothing else of ours goes over: no database, no socket.
    posix_spawn_file_actions_addclosefrom_np(&actions, file >= 0 ? 4 : 3);

    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    // Nothing of the user's environment: no home folder, no proxies, no preloaded libraries.
    char language[] = "LC_ALL=C.UTF-8";
    char* const environment[] = {language, nullptr};

    pid_t pid = -1;
    const int error =
        posix_spawn(&pid, program.c_str(), &actions, nullptr, argv.data(), environment);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) return std::nullopt;
    return Started{pid, std::move(request->in), std::move(answer->out)};
}

// Waits until the descriptor is ready; false when the time is up.
bool ready(int descriptor, short events, Moment until) {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        pollfd waited{descriptor, events, 0};
        const int count = poll(&waited, 1, static_cast<int>(left.count()));
        if (count > 0) return true;
        if (count < 0 && errno != EINTR) return true;  // the read or write tells what is wrong
    }
}

// One job from its request to its last frame.
class Conversation {
public:
    Conversation(Started started, const WorkshopPatience& patience)
        : child_{started.pid},
          to_child_{std::move(started.to_child)},
          from_child_{std::move(started.from_child)},
          patience_{patience},
          end_{std::chrono::steady_clock::now() + patience.whole} {
        fcntl(to_child_.number(), F_SETFL, O_NONBLOCK);
        fcntl(from_child_.number(), F_SETFL, O_NONBLOCK);
    }

    Result<void> ask(const WorkshopRequest& request) {
        const auto payload = write_request(request);
        TRY(write_all(
            write_head({static_cast<std::uint32_t>(payload.size()), FrameType::Request})));
        TRY(write_all(payload));
        to_child_.reset();
        return {};
    }

    // Gives each frame to `on_frame` until the workshop is done; its failure is the error.
    template <class OnFrame>
    Result<void> listen(const OnFrame& on_frame) {
        for (;;) {
            std::array<std::byte, frame_head_bytes> head_bytes{};
            TRY(read_all(head_bytes));
            const auto head = read_head(head_bytes);
            if (!head) return fail(workshop_babbles, "frame head");
            payload_.resize(head->size);
            TRY(read_all(payload_));
            if (head->type == FrameType::Done) return {};
            if (head->type == FrameType::Failed) {
                const auto error = read_error(payload_);
                if (!error) return fail(workshop_babbles, "error frame");
                return tl::unexpected<Error>{*error};
            }
            TRY(on_frame(head->type, std::span<const std::byte>{payload_}));
        }
    }

private:
    Moment patience_ends() const {
        return std::min(end_, std::chrono::steady_clock::now() + patience_.silence);
    }

    Result<void> write_all(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            if (!ready(to_child_.number(), POLLOUT, patience_ends())) return fail(workshop_silent);
            const ssize_t count = write(to_child_.number(), bytes.data(), bytes.size());
            if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (count <= 0) return fail(workshop_died, child_.end());
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }

    Result<void> read_all(std::span<std::byte> into) {
        while (!into.empty()) {
            if (!ready(from_child_.number(), POLLIN, patience_ends())) return fail(workshop_silent);
            const ssize_t count = read(from_child_.number(), into.data(), into.size());
            if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
            if (count <= 0) return fail(workshop_died, child_.end());
            into = into.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }

    Child child_;
    Descriptor to_child_, from_child_;
    WorkshopPatience patience_;
    Moment end_;
    std::vector<std::byte> payload_;
};

// A pipe whose reader died must be an error, not the end of the program.
void ignore_broken_pipes() { signal(SIGPIPE, SIG_IGN); }

constexpr std::size_t largest_drawing = 64u << 20;

}  // namespace

WorkshopProcess::WorkshopProcess(std::filesystem::path program, WorkshopPatience patience,
                                 std::vector<std::string> arguments)
    : program_{std::move(program)}, patience_{patience}, arguments_{std::move(arguments)} {
    ignore_broken_pipes();
}

Result<void> WorkshopProcess::read_file(const FileReading& reading, const FileReadingSink& sink) {
    const Descriptor file{open(reading.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
    if (file.number() < 0) return fail(file_unreadable, std::strerror(errno), reading.name);
    const std::lock_guard lock{one_job_};
    auto started = start(program_, arguments_, file.number());
    if (!started) return fail(workshop_missing, program_.filename().string());
    Conversation conversation{*std::move(started), patience_};
    const auto keys = std::as_bytes(std::span{reading.mail_keys});
    TRY(conversation.ask({WorkshopJob::ReadFile, reading.name, reading.password,
                          std::vector<std::byte>{keys.begin(), keys.end()}, reading.columns}));
    return conversation.listen(
        [&](FrameType type, std::span<const std::byte> payload) -> Result<void> {
            if (type == FrameType::Drafts) return sink.on_frame(payload);
            const auto numbers = read_numbers(payload);
            if (type != FrameType::Progress || !numbers || numbers->size() != 3) {
                return fail(workshop_babbles, "unexpected frame");
            }
            if (!sink.on_progress) return {};
            return sink.on_progress({(*numbers)[0], (*numbers)[1], (*numbers)[2]});
        });
}

Result<std::vector<std::byte>> WorkshopProcess::draw_paper(std::span<const std::byte> paper) {
    const std::lock_guard lock{one_job_};
    auto started = start(program_, arguments_, -1);
    if (!started) return fail(workshop_missing, program_.filename().string());
    Conversation conversation{*std::move(started), patience_};
    TRY(conversation.ask({WorkshopJob::DrawPaper, {}, {}, {paper.begin(), paper.end()}}));
    std::vector<std::byte> drawing;
    TRY(conversation.listen(
        [&](FrameType type, std::span<const std::byte> payload) -> Result<void> {
            if (type != FrameType::File || drawing.size() + payload.size() > largest_drawing) {
                return fail(workshop_babbles, "unexpected frame");
            }
            drawing.insert(drawing.end(), payload.begin(), payload.end());
            return {};
        }));
    return drawing;
}

Result<CageState> WorkshopProcess::cage() {
    const std::lock_guard lock{one_job_};
    auto started = start(program_, arguments_, -1);
    if (!started) return fail(workshop_missing, program_.filename().string());
    Conversation conversation{*std::move(started), patience_};
    TRY(conversation.ask({WorkshopJob::Cage, {}, {}, {}}));
    std::optional<CageState> state;
    TRY(conversation.listen(
        [&](FrameType type, std::span<const std::byte> payload) -> Result<void> {
            if (type != FrameType::Cage || payload.size() != 4)
                return fail(workshop_babbles, "cage frame");
            const auto stands = [&](std::size_t wall) { return payload[wall] == std::byte{1}; };
            state = CageState{stands(0), stands(1), stands(2), stands(3)};
            return {};
        }));
    if (!state) return fail(workshop_babbles, "no cage frame");
    return *state;
}

}  // namespace shuofa
