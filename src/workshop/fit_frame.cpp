#include "workshop/fit_frame.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace shuofa {
namespace {

constexpr std::size_t longest_text = 1u << 20;      // bytes of a mail or a page
constexpr std::size_t longest_message = 64u << 10;  // bytes of one message of a chat
constexpr std::size_t longest_field = 8u << 10;     // bytes of names, titles, remarks
constexpr std::size_t most_entries = 5000;          // lines, attachments, events, messages a piece
constexpr std::size_t most_piece_bytes = 4u << 20;  // of the messages of a piece

// Cuts texts at the border of a character, and remembers that it did.
class Cutter {
public:
    void cut(std::string& text, std::size_t most) {
        if (text.size() <= most) return;
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
            --end;
        text.resize(end);
        did_ = true;
    }
    template <class T>
    void cut(std::vector<T>& list) {
        if (list.size() <= most_entries) return;
        list.resize(most_entries);
        did_ = true;
    }
    bool did() const { return did_; }

    void operator()(Invoice& invoice) {
        for (std::string* text :
             {&invoice.number, &invoice.code, &invoice.check_code, &invoice.type,
              &invoice.seller.name, &invoice.buyer.name, &invoice.remark, &invoice.refers_to})
            cut(*text, longest_field);
        cut(invoice.lines);
        for (InvoiceLine& line : invoice.lines) {
            cut(line.name, 1024);
            cut(line.quantity, 256);
        }
    }
    void operator()(Mail& mail) {
        cut(mail.text, longest_text);
        cut(mail.subject, longest_field);
        cut(mail.message_id, longest_field);
        cut(mail.links);
        for (std::string& link : mail.links)
            cut(link, 2048);
        cut(mail.to);
        for (MailAddress& address : mail.to) {
            cut(address.name, 512);
            cut(address.address, 512);
        }
        cut(mail.attachments);
        for (MailAttachment& attachment : mail.attachments)
            cut(attachment.name, 1024);
    }
    void operator()(Chat& chat) {
        cut(chat.title, longest_field);
        for (ChatMessage& message : chat.messages) {
            cut(message.text, longest_message);
            cut(message.quoted, longest_field);
            cut(message.sender, 1024);
        }
    }
    void operator()(Parcel& parcel) {
        cut(parcel.events);
        for (ParcelEvent& event : parcel.events) {
            cut(event.text, 1024);
            cut(event.place, 1024);
        }
    }
    void operator()(Page& page) {
        cut(page.text, longest_text);
        cut(page.title, longest_field);
        cut(page.address, longest_field);
    }
    void operator()(Call& call) { cut(call.contact, 1024); }
    void operator()(MailKey& key) { cut(key.record, longest_field); }
    void operator()(Picture& picture) {
        cut(picture.app, 1024);
        cut(picture.device, 1024);
    }

private:
    bool did_ = false;
};

std::size_t bytes_of(const ChatMessage& message) {
    return 32 + message.text.size() + message.quoted.size() + message.sender.size();
}

std::vector<DocumentDraft> pieces_of(DocumentDraft document) {
    Chat& chat = std::get<Chat>(document.content);
    std::vector<DocumentDraft> pieces;
    std::size_t begin = 0;
    while (begin < chat.messages.size() || pieces.empty()) {
        std::size_t end = begin;
        for (std::size_t bytes = 0; end < chat.messages.size() && end - begin < most_entries;
             ++end) {
            bytes += bytes_of(chat.messages[end]);
            if (bytes > most_piece_bytes && end > begin) break;
        }
        if (begin == 0 && end == chat.messages.size()) break;  // it fits whole
        const auto at = [&](std::size_t i) {
            return std::make_move_iterator(chat.messages.begin() + static_cast<std::ptrdiff_t>(i));
        };
        DocumentDraft piece{Chat{chat.app, chat.title, {at(begin), at(end)}}, document.place,
                            document.notes};
        const std::string range = fmt::format("messages {}-{}", begin + 1, end);
        piece.place.part += piece.place.part.empty() ? range : ", " + range;
        pieces.push_back(std::move(piece));
        begin = end;
    }
    if (pieces.empty()) pieces.push_back(std::move(document));
    return pieces;
}

}  // namespace

std::vector<DocumentDraft> fit_frame(DocumentDraft document) {
    Cutter cutter;
    std::visit(cutter, document.content);
    if (cutter.did()) document.notes.push_back("cut_off");
    if (std::holds_alternative<Chat>(document.content)) return pieces_of(std::move(document));
    std::vector<DocumentDraft> one;
    one.push_back(std::move(document));
    return one;
}

}  // namespace shuofa
