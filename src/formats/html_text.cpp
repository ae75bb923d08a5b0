#include "formats/html_text.h"

#include "base/text.h"
#include "formats/mail_words.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>

namespace shuofa::html {
namespace {

constexpr std::size_t most_input = 32U << 20;
constexpr std::size_t most_text = 1U << 20;
constexpr std::size_t most_links = 500;
constexpr std::size_t most_link_bytes = 2000;
// A closing tag costs the parser a look at every open element, so their product is bounded.
constexpr std::size_t most_depth = 256;
constexpr std::size_t most_elements = 300'000;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_unseen(std::string_view name) {
    static constexpr std::array<std::string_view, 7> names{
        "script", "style", "template", "noscript", "iframe", "object", "head"};
    return is_one_of(name, names);
}

bool is_block(std::string_view name) {
    static constexpr std::array<std::string_view, 37> names{
        "address", "article", "aside", "blockquote", "body",   "br",     "caption", "center",
        "dd",      "div",     "dl",    "dt",         "figure", "footer", "form",    "h1",
        "h2",      "h3",      "h4",    "h5",         "h6",     "header", "hr",      "li",
        "main",    "nav",     "ol",    "option",     "p",      "pre",    "section", "table",
        "tbody",   "tfoot",   "thead", "tr",         "ul"};
    return is_one_of(name, names);
}

std::string_view view_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// Text with the white space that a page shows.
class ShownText {
public:
    void add(std::string_view text) {
        for (std::size_t i = 0; i < text.size() && !full(); ++i) {
            const std::string_view rest = text.substr(i);
            if (rest.starts_with("\u00A0")) {
                blank_ = true;
                i += 1;
            } else if (rest.starts_with("\u00AD")) {
                i += 1;
            } else if (rest.starts_with("\u200B") || rest.starts_with("\u200C") ||
                       rest.starts_with("\uFEFF")) {
                i += 2;
            } else if (static_cast<unsigned char>(text[i]) <= ' ') {
                blank_ = true;
            } else {
                put(text[i]);
            }
        }
    }
    void end_line() {
        blank_ = cell_ = false;
        if (!text_.empty() && text_.back() != '\n') text_ += '\n';
    }
    void end_cell() { cell_ = true; }
    bool full() const { return text_.size() >= most_text; }
    std::string take() {
        while (!is_utf8(text_))  // cut inside a character
            text_.pop_back();
        return std::string{trim(text_)};
    }

private:
    void put(char c) {
        const bool line_begins = text_.empty() || text_.back() == '\n';
        if (!line_begins && cell_) {
            text_ += '\t';
        } else if (!line_begins && blank_) {
            text_ += ' ';
        }
        blank_ = cell_ = false;
        text_ += c;
    }

    std::string text_;
    bool blank_ = false;
    bool cell_ = false;
};

class Reader {
public:
    explicit Reader(htmlParserCtxtPtr context) : context_{context} {}

    void start(std::string_view name, const xmlChar** attributes) {
        ++depth_;
        if (depth_ > most_depth || ++elements_ > most_elements || shown_.full()) {
            page_.cut = true;
            xmlStopParser(context_);
            return;
        }
        in_title_ = in_title_ || (name == "title" && page_.title.empty());
        const Attributes found = look_at(attributes);
        if (name == "a") add_link(found.href);
        if (name == "link" && found.rel == "canonical") page_.canonical = found.href;
        if (is_block(name)) shown_.end_line();
        if (unseen_at_ == 0 && (is_unseen(name) || found.styled_away)) unseen_at_ = depth_;
    }

    void end(std::string_view name) {
        if (name == "title") in_title_ = false;
        if (unseen_at_ >= depth_) unseen_at_ = 0;
        if (depth_ > 0) --depth_;
        if (is_block(name)) shown_.end_line();
        if (name == "td" || name == "th") shown_.end_cell();
    }

    void characters(std::string_view text) {
        if (in_title_ && page_.title.size() < 2000) page_.title += text;
        if (unseen_at_ == 0) shown_.add(text);
    }

    void comment(std::string_view text) {
        if (page_.comments.size() < 8)
            page_.comments.emplace_back(first_code_points(trim(text), 1000));
    }

    Text take() {
        page_.text = shown_.take();
        std::string title;
        for (const char c : page_.title) {
            const bool blank = static_cast<unsigned char>(c) <= ' ';
            if (!blank) {
                title += c;
            } else if (!title.ends_with(' ')) {
                title += ' ';
            }
        }
        page_.title = std::string{trim(title)};
        return std::move(page_);
    }

private:
    struct Attributes {
        std::string href, rel;
        bool styled_away = false;
    };

    static Attributes look_at(const xmlChar** attributes) {
        Attributes found;
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
            const std::string_view name = view_of(attributes[0]);
            const std::string_view value = view_of(attributes[1]);
            if (name == "href") found.href = trim(value.substr(0, most_link_bytes + 1));
            if (name == "rel") found.rel = lower_ascii(value);
            if (name == "hidden") found.styled_away = true;
            if (name == "style") {
                const std::string style = replace_all(lower_ascii(value.substr(0, 2000)), " ", "");
                if (contains(style, "display:none") || contains(style, "visibility:hidden"))
                    found.styled_away = true;
            }
        }
        return found;
    }

    void add_link(const std::string& href) {
        const std::string start = lower_ascii(href.substr(0, 8));
        if (!start.starts_with("http://") && !start.starts_with("https://")) return;
        if (href.size() > most_link_bytes || page_.links.size() >= most_links) return;
        if (std::find(page_.links.begin(), page_.links.end(), href) == page_.links.end())
            page_.links.push_back(href);
    }

    htmlParserCtxtPtr context_;
    Text page_;
    ShownText shown_;
    std::size_t depth_ = 0;
    std::size_t elements_ = 0;
    std::size_t unseen_at_ = 0;  // depth of the outermost element that is not shown
    bool in_title_ = false;
};

Reader& reader_of(void* context) { return *static_cast<Reader*>(context); }

htmlSAXHandler handlers() {
    htmlSAXHandler sax{};
    sax.startElement = [](void* reader, const xmlChar* name, const xmlChar** attributes) {
        reader_of(reader).start(view_of(name), attributes);
    };
    sax.endElement = [](void* reader, const xmlChar* name) {
        reader_of(reader).end(view_of(name));
    };
    sax.characters = [](void* reader, const xmlChar* text, int length) {
        reader_of(reader).characters(
            {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = sax.characters;
    sax.comment = [](void* reader, const xmlChar* text) {
        reader_of(reader).comment(view_of(text));
    };
    return sax;
}

// The page's own word: <meta charset="gbk"> or its older form.
std::string charset_in(std::string_view bytes) {
    const std::string head = lower_ascii(bytes.substr(0, 4096));
    for (std::size_t at = head.find("charset="); at != std::string::npos;
         at = head.find("charset=", at + 1)) {
        if (head.rfind("<meta", at) == std::string::npos) continue;
        const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
        if (begin == std::string::npos) break;
        return head.substr(begin, head.find_first_of("\"' />;", begin) - begin);
    }
    return {};
}

}  // namespace

Text read(std::string_view bytes, std::string_view charset) {
    const bool cut = bytes.size() > most_input;
    bytes = bytes.substr(0, most_input);
    const mime::CharsetText source =
        mime::decode_charset(bytes, charset.empty() ? charset_in(bytes) : std::string{charset});
    const std::string_view text = source.text;
    if (trim(text).empty()) return {};
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context{
        htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())),
        &htmlFreeParserCtxt};
    if (context == nullptr) return {};
    Reader reader{context.get()};
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_IGNORE_ENC | static_cast<int>(XML_PARSE_HUGE));
    *context->sax = handlers();
    context->userData = &reader;
    // The text is UTF-8 by now, whatever its meta elements say.
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
    Text page = reader.take();
    page.cut = page.cut || cut;
    page.charset_wrong = source.label_wrong;
    return page;
}

}  // namespace shuofa::html
