#include "adapters/http_server.h"

#include "adapters/http_exchange.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/rate_policy.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

namespace shuofa {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Stream = beast::basic_stream<asio::ip::tcp, Executor, beast::unlimited_rate_policy>;
template <class T>
using Awaitable = asio::awaitable<T, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
constexpr auto no_throw = asio::experimental::as_tuple(asio::use_awaitable_t<Executor>{});
using Parser = beast::http::request_parser<beast::http::buffer_body>;

constexpr ErrorReason port_taken{
    "port_taken", ErrorCode::Unavailable,
    "这个地址或端口用不了，请换一个 --port，或写 --port 0 自动选择。",
    "This address or port cannot be used: choose another --port, or --port 0 for a free one."};

constexpr std::uint32_t most_head_bytes = 16 * 1024;
constexpr std::size_t most_headers = 64;
constexpr std::size_t read_buffer_bytes = 64 * 1024;

// A body on its way into memory or into a temporary file, which goes with it unless it is kept.
class Body {
public:
    Body(const http::BodyPlan& plan, const std::filesystem::path& folder) {
        if (plan.into != http::BodyPlan::Into::File) return;
        std::string name = (folder / "upload-XXXXXX").string();
        descriptor_ = mkostemp(name.data(), O_CLOEXEC);
        failed_ = descriptor_ < 0;
        file_ = name;
    }
    Body(const Body&) = delete;
    Body& operator=(const Body&) = delete;
    ~Body() {
        close_file();
        if (file_.empty()) return;
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }

    bool add(std::string_view bytes) {
        size_ += bytes.size();
        if (failed_) return false;
        if (descriptor_ < 0) {
            memory_ += bytes;
            return true;
        }
        while (!bytes.empty()) {
            const ssize_t count = write(descriptor_, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void put_into(http::Request& request) {
        close_file();
        if (file_.empty()) {
            request.body = std::move(memory_);
        } else {
            request.upload = http::UploadedFile{file_, size_};
        }
    }

private:
    void close_file() {
        if (descriptor_ >= 0) close(descriptor_);
        descriptor_ = -1;
    }

    std::string memory_;
    std::filesystem::path file_;
    int descriptor_ = -1;
    bool failed_ = false;
    std::uint64_t size_ = 0;
};

class BeastServer final : public HttpServer {
public:
    BeastServer(HttpServerSettings settings, http::Site& site)
        : settings_{std::move(settings)},
          site_{site},
          handlers_{static_cast<std::size_t>(settings_.handler_threads)} {}

    Result<void> open() {
        boost::system::error_code error;
        const auto address = asio::ip::make_address(settings_.host, error);
        if (error) return fail(port_taken, error.message(), settings_.host);
        const asio::ip::tcp::endpoint endpoint{address, settings_.port};
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(128, error);
        if (error)
            return fail(port_taken, error.message(),
                        fmt::format("{}:{}", settings_.host, settings_.port));
        fcntl(acceptor_.native_handle(), F_SETFD, FD_CLOEXEC);
        port_ = acceptor_.local_endpoint().port();
        // Before anybody can know the address: a stop that comes at once is a clean one, too.
        signals_.add(SIGTERM, error);
        signals_.add(SIGINT, error);
        return {};
    }

    unsigned short port() const override { return port_; }

    void run() override {
        asio::co_spawn(io_, accept(), asio::detached);
        asio::co_spawn(io_, stop_on_signal(), asio::detached);
        io_.run();
        handlers_.join();
    }

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Session {
        explicit Session(Socket socket) : stream{std::move(socket)} {}
        Stream stream;
        bool busy = false;   // from a whole head to the last byte of its answer
        Time waiting_since;  // for a head, unless busy
    };

    // Keeps a session in the set as long as it lives, also when it ends by an exception.
    class Membership {
    public:
        Membership(std::set<Session*>& sessions, Session& session)
            : sessions_{sessions}, session_{session} {
            sessions_.insert(&session_);
        }
        Membership(const Membership&) = delete;
        Membership& operator=(const Membership&) = delete;
        ~Membership() { sessions_.erase(&session_); }

    private:
        std::set<Session*>& sessions_;
        Session& session_;
    };

    Awaitable<void> accept() {
        for (;;) {
            auto [error, socket] = co_await acceptor_.async_accept(no_throw);
            if (stopping_) co_return;
            if (error) {
                // Out of descriptors, most likely: trying again at once would only burn the
                // processor.
                Timer pause{io_.get_executor(), std::chrono::milliseconds{50}};
                co_await pause.async_wait(no_throw);
                continue;
            }
            fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
            boost::system::error_code ignored;
            socket.set_option(asio::ip::tcp::no_delay(true), ignored);
            if (sessions_.size() >= settings_.most_connections && !send_one_away()) continue;
            asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
        }
    }

    // Makes room by ending the connection that has waited longest without a whole request, so that
    // slow senders (slowloris) cannot keep the page out.  False when all are being answered: then
    // the new connection is closed.
    bool send_one_away() {
        Session* longest = nullptr;
        for (Session* session : sessions_) {
            const bool longer =
                longest == nullptr || session->waiting_since < longest->waiting_since;
            if (!session->busy && longer) longest = session;
        }
        if (longest == nullptr) return false;
        longest->stream.close();
        sessions_.erase(longest);
        return true;
    }

    Awaitable<void> stop_on_signal() {
        co_await signals_.async_wait(no_throw);
        stopping_ = true;
        boost::system::error_code ignored;
        acceptor_.close(ignored);
        for (Session* session : sessions_) {
            if (!session->busy) session->stream.cancel();
        }
        // What is still running after this is cut off.
        const Time deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        while (!sessions_.empty() && deadline > std::chrono::steady_clock::now()) {
            Timer pause{io_.get_executor(), std::chrono::milliseconds{20}};
            co_await pause.async_wait(no_throw);
        }
        io_.stop();
    }

    Awaitable<void> serve(Socket socket) {
        Session session{std::move(socket)};
        const Membership membership{sessions_, session};
        beast::flat_buffer buffer;
        // Beast reads as much as the buffer has room for; an empty one would crawl.
        buffer.reserve(read_buffer_bytes);
        while (!stopping_ && co_await exchange(session, buffer)) {
        }
        boost::system::error_code ignored;
        session.stream.socket().shutdown(Socket::shutdown_both, ignored);
    }

    // One request and its answer; false when the connection is to be closed.
    Awaitable<bool> exchange(Session& session, beast::flat_buffer& buffer) {
        Parser parser;
        parser.header_limit(most_head_bytes);
        parser.body_limit(boost::none);  // the plan's limit is kept below
        std::string raw_head;            // Beast joins folded lines before it shows a value
        session.busy = false;
        session.waiting_since = std::chrono::steady_clock::now();
        // For the head as a whole: byte by byte it must not last longer.
        const Time head_deadline = session.waiting_since + settings_.patience;
        while (!parser.is_header_done()) {
            if (buffer.size() > 0) {
                boost::system::error_code error;
                const std::size_t used = parser.put(buffer.data(), error);
                raw_head.append(static_cast<const char*>(buffer.data().data()), used);
                buffer.consume(used);
                if (error && error != beast::http::error::need_more) {
                    co_return co_await refuse(session, status_of(error));
                }
                if (parser.is_header_done()) break;
            }
            if (!co_await receive(session, buffer, head_deadline)) co_return false;
        }
        session.busy = true;
        http::Request request = head_of(parser.get());
        if (has_folded_line(raw_head) || !is_acceptable(parser.get())) {
            co_return co_await refuse(session, 400);
        }
        if (request.headers.size() > most_headers) co_return co_await refuse(session, 431);

        const http::BodyPlan plan = site_.plan(request);
        if (plan.refusal) {
            co_await answer(session, *plan.refusal, request.method, Keep::No);
            co_return false;
        }
        if (parser.content_length() && *parser.content_length() > plan.limit) {
            co_return co_await refuse(session, 413);
        }
        if (beast::iequals(parser.get()[beast::http::field::expect], "100-continue")) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(session.stream, asio::buffer(go_on), no_throw);
        }
        Body body{plan, settings_.upload_folder};
        const int status = co_await read_body(session, buffer, parser, body, plan.limit);
        if (status < 0) co_return false;
        if (status != 0) co_return co_await refuse(session, status);
        body.put_into(request);

        const bool keep = parser.get().keep_alive() && !stopping_;
        const http::Method method = request.method;
        const http::Response response = co_await handle(std::move(request));
        co_return co_await answer(session, response, method, keep ? Keep::Yes : Keep::No);
    }

    // 0 when the body is whole, an HTTP status when it is refused, -1 when the client has gone.
    Awaitable<int> read_body(Session& session, beast::flat_buffer& buffer, Parser& parser,
                             Body& body, std::uint64_t limit) {
        std::array<char, read_buffer_bytes> piece;
        std::uint64_t size = 0;
        // Patience for each mebibyte: 35 KB/s is enough, a byte now and then is not.
        const Time begin = std::chrono::steady_clock::now();
        const auto deadline = [&] {
            return begin + settings_.patience * static_cast<std::int64_t>(1 + size / (1 << 20));
        };
        while (!parser.is_done()) {
            auto& into = parser.get().body();
            into.data = piece.data();
            into.size = piece.size();
            into.more = true;
            boost::system::error_code error;
            if (buffer.size() == 0 && !co_await receive(session, buffer, deadline())) co_return -1;
            buffer.consume(parser.put(buffer.data(), error));
            const std::size_t count = piece.size() - into.size;
            size += count;
            if (size > limit) co_return 413;
            if (!body.add({piece.data(), count})) co_return 507;
            if (error == beast::http::error::need_more) {
                if (!co_await receive(session, buffer, deadline())) co_return -1;
            } else if (error && error != beast::http::error::need_buffer) {
                co_return status_of(error);
            }
        }
        co_return 0;
    }

    Awaitable<bool> receive(Session& session, beast::flat_buffer& buffer, Time deadline) {
        session.stream.expires_at(deadline);
        const auto room = buffer.prepare(read_buffer_bytes);
        auto [error, count] = co_await session.stream.async_read_some(room, no_throw);
        if (error) co_return false;
        buffer.commit(count);
        co_return true;
    }

    // Runs the handler on another thread and comes back to this one.
    Awaitable<http::Response> handle(http::Request request) {
        http::Response response;
        co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
            [&](auto done) {
                auto shared = std::make_shared<decltype(done)>(std::move(done));
                asio::post(handlers_, [this, &request, &response, shared] {
                    try {
                        response = site_.handle(std::move(request));
                    } catch (...) {
                        response = http::Response{.status = 500};
                    }
                    asio::post(io_, [shared] { (*shared)(); });
                });
            },
            asio::use_awaitable_t<Executor>{});
        co_return response;
    }

    enum class Keep { Yes, No };

    Awaitable<bool> refuse(Session& session, int status) {
        co_await answer(session, site_.refuse(status), http::Method::Get, Keep::No);
        co_return false;
    }

    Awaitable<bool> answer(Session& session, const http::Response& response, http::Method method,
                           Keep keep) {
        std::string from_file;
        if (response.file) {
            std::ifstream file{*response.file, std::ios::binary};
            from_file.assign(std::istreambuf_iterator<char>{file}, {});
        }
        const std::string_view body = response.file ? std::string_view{from_file}
                                      : response.fixed_body.data()
                                          ? response.fixed_body
                                          : std::string_view{response.body};
        const auto head = write_head(response, body.size(), keep == Keep::Yes);
        session.stream.expires_after(settings_.patience);
        const std::array<asio::const_buffer, 2> parts{
            asio::buffer(head),
            asio::buffer(method == http::Method::Head ? std::string_view{} : body)};
        auto [error, count] = co_await asio::async_write(session.stream, parts, no_throw);
        static_cast<void>(count);
        co_return !error && keep == Keep::Yes;
    }

    static int status_of(const boost::system::error_code& error) {
        if (error == beast::http::error::header_limit) return 431;
        if (error == beast::http::error::body_limit) return 413;
        return 400;
    }

    HttpServerSettings settings_;
    http::Site& site_;
    // Only touched by the io thread; before the context, whose end ends what is left of them.
    std::set<Session*> sessions_;
    asio::io_context io_{1};
    asio::thread_pool handlers_;
    Acceptor acceptor_{io_.get_executor()};
    asio::basic_signal_set<Executor> signals_{io_.get_executor()};
    unsigned short port_ = 0;
    bool stopping_ = false;  // only touched by the io thread
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpServerSettings settings,
                                                       http::Site& site) {
    auto server = std::make_unique<BeastServer>(std::move(settings), site);
    TRY(server->open());
    return std::unique_ptr<HttpServer>{std::move(server)};
}

}  // namespace shuofa
