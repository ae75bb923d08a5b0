#include "base/text.h"
#include "formats/html_text.h"
#include "formats/text_encoding.h"
#include "importers/chat_pieces.h"

// The page that WechatExporter writes from an iPhone's backup: each message is a
// <div class="msg ..." msgid="..."> with the name in a span, the time behind it and the text below.

namespace shuofa {
namespace {

constexpr std::string_view message_mark = "msgid=\"";
constexpr std::size_t longest_message_markup = 256 * 1024;

std::string shown(std::string_view markup) {
    return html::read(markup.substr(0, longest_message_markup), "utf-8").text;
}

int likeness(const DocumentGlimpse& glimpse) {
    if (!trim(glimpse.text.substr(0, 1024)).starts_with('<')) return 0;
    const bool messages =
        contains(glimpse.text, message_mark) &&
        (contains(glimpse.text, "class=\"nt-box\"") || contains(glimpse.text, "chat-notice"));
    if (messages) return 95;
    return contains(glimpse.text, "微信聊天记录</title>") && contains(glimpse.text, "nt-box") ? 90
                                                                                              : 0;
}

// The place where a message's own tag begins: back from its mark to "<div".
std::size_t tag_begin(std::string_view page, std::size_t mark) {
    const std::size_t begin = page.rfind('<', mark);
    return begin == std::string_view::npos ? mark : begin;
}

// The markup of the first element of the class, up to `end` marks.
std::string_view part_behind(std::string_view markup, std::string_view begin,
                             std::string_view end) {
    const std::size_t at = markup.find(begin);
    if (at == std::string_view::npos) return {};
    const std::size_t open = markup.find('>', at);
    if (open == std::string_view::npos) return {};
    const std::string_view rest = markup.substr(open + 1);
    return rest.substr(0, rest.find(end));
}

MessageKind kind_of(std::string_view markup, const std::string& text) {
    if (contains(markup, "<audio")) return MessageKind::Voice;
    if (contains(markup, "<video")) return MessageKind::Video;
    if (contains(markup, "emoji") && text.empty()) return MessageKind::Sticker;
    if (text.empty() && contains(markup, "<img")) return MessageKind::Picture;
    return kind_of_text(text);
}

// "「name：text」" above a ruler: what the message answers to.
void take_quote(std::string& text, ChatMessage& message) {
    const std::size_t ruler = text.find("- - - -");
    if (!text.starts_with("「") || ruler == std::string::npos) return;
    const std::string_view quoted = trim(std::string_view{text}.substr(0, ruler));
    message.quoted = replace_all(replace_all(quoted, "「", ""), "」", "");
    const std::size_t end = text.find('\n', ruler);
    text = end == std::string::npos ? std::string{} : std::string{trim(text.substr(end))};
    message.kind = MessageKind::Quote;
}

std::optional<ChatMessage> message_of(std::string_view markup) {
    ChatMessage message;
    const std::string_view tag = markup.substr(0, markup.find('>'));
    if (contains(tag, "chat-notice")) {
        std::string text = shown(markup);
        constexpr std::string_view mark = "系统消息：";
        if (text.starts_with(mark)) text.erase(0, mark.size());
        message.side = MessageSide::System;
        message.kind =
            kind_of_text(text) == MessageKind::Recall ? MessageKind::Recall : MessageKind::System;
        message.text = std::move(text);
        return message;
    }
    // Older templates: class="name-left"; newer: class="dspname left".
    const std::string_view box = part_behind(markup, "nt-box", "</div>");
    if (box.empty()) return std::nullopt;
    const std::size_t name_end = box.rfind("</span>");
    message.sender = shown(box.substr(0, name_end));
    const auto time = parse_chat_time(
        name_end == std::string_view::npos ? shown(box) : shown(box.substr(name_end)));
    if (time) {
        message.at = time->at;
        message.precision = time->precision;
    }
    const bool own = contains(tag, "right");
    const bool other = contains(tag, "left");
    if (own != other) message.side = own ? MessageSide::Self : MessageSide::Other;
    const std::size_t content = markup.find("content-box");
    const std::string_view body =
        content == std::string_view::npos ? std::string_view{} : markup.substr(content);
    const std::size_t open = body.find('>');
    std::string text =
        open == std::string_view::npos ? std::string{} : shown(body.substr(open + 1));
    message.kind = kind_of(body, text);
    take_quote(text, message);
    if (text.empty() && message.kind == MessageKind::Picture) text = "[图片]";
    if (text.empty() && message.kind == MessageKind::Voice) text = "[语音]";
    if (text.empty() && message.kind == MessageKind::Video) text = "[视频]";
    message.text = std::move(text);
    return message;
}

Result<void> read(const DocumentFile& file, const DocumentSink& sink) {
    const DecodedText decoded = decode_text(file.bytes);
    const std::string_view page = decoded.text;
    std::string title = html::read(page.substr(0, 64 * 1024), "utf-8").title;
    title = title.substr(0, title.rfind(" - "));
    ChatSender sender{sink, "wechat", title};
    std::uint32_t position = 0;
    for (std::size_t mark = page.find(message_mark); mark != std::string_view::npos;) {
        const std::size_t next = page.find(message_mark, mark + message_mark.size());
        const std::size_t begin = tag_begin(page, mark);
        const std::size_t end =
            next == std::string_view::npos ? page.size() : tag_begin(page, next);
        mark = next;
        if (end <= begin) continue;
        if (++position > most_marked_messages) {
            tell_rest_unread(sink, position);
            break;
        }
        auto message = message_of(page.substr(begin, end - begin));
        if (!message) continue;
        message->line = position;
        sender.add(*std::move(message));
    }
    return sender.finish();
}

}  // namespace

extern const DocumentReader chat_wechatexporter_html;
const DocumentReader chat_wechatexporter_html{
    "chat_wechatexporter_html", "微信聊天记录（WechatExporter 网页）",
    "WeChat messages (WechatExporter page)", likeness, read};

}  // namespace shuofa
