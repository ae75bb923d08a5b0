#include "formats/pdf_text.h"

#include "base/text.h"
#include "formats/text_encoding.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>

namespace shuofa::pdf {
namespace {

constexpr std::size_t most_bytes = 64U << 20;
constexpr int most_pages = 20;
constexpr std::size_t most_words = 20'000;
constexpr std::size_t most_attachments = 10;
constexpr std::size_t most_attachment_bytes = 8U << 20;
constexpr std::size_t most_unsized_file = 4U << 20;
constexpr double dots_per_inch = 200;
constexpr double largest_side = 1700;  // points; A2 is 1684

std::string utf8_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string out{bytes.begin(), bytes.end()};
    std::erase(out, '\0');
    return is_utf8(out) ? out : std::string{};
}

Page page_of(const poppler::page& page) {
    Page out;
    const poppler::rectf area = page.page_rect();
    out.width = area.width();
    out.height = area.height();
    for (const poppler::text_box& box : page.text_list()) {
        if (out.words.size() >= most_words) break;
        std::string text = utf8_of(box.text());
        if (trim(text).empty()) continue;
        const poppler::rectf at = box.bbox();
        out.words.push_back(
            {std::move(text), at.x(), at.y(), at.width(), at.height(), box.has_space_after()});
    }
    return out;
}

std::optional<GreyPicture> picture_of(const poppler::page& page) {
    const poppler::rectf area = page.page_rect();
    if (!(area.width() > 1 && area.height() > 1 && area.width() <= largest_side &&
          area.height() <= largest_side))
        return {};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    const poppler::image image = renderer.render_page(&page, dots_per_inch, dots_per_inch);
    if (!image.is_valid() || image.format() != poppler::image::format_gray8) return {};
    GreyPicture picture;
    picture.width = image.width();
    picture.height = image.height();
    for (int y = 0; y < picture.height; ++y) {
        const char* row =
            image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
        picture.pixels.insert(picture.pixels.end(), row, row + picture.width);
    }
    return picture;
}

// Some producers do not write how long an attachment is; then only a small file is trusted with it.
std::vector<Attachment> attachments_of(poppler::document& document, std::size_t file_size) {
    std::vector<Attachment> out;
    if (!document.has_embedded_files()) return out;
    for (poppler::embedded_file* file : document.embedded_files()) {
        if (out.size() >= most_attachments) break;
        if (file == nullptr || !file->is_valid()) continue;
        const bool fits = file->size() < 0
                              ? file_size <= most_unsized_file
                              : static_cast<std::size_t>(file->size()) <= most_attachment_bytes;
        if (!fits) continue;
        const poppler::byte_array bytes = file->data();
        if (bytes.size() > most_attachment_bytes) continue;
        out.push_back({safe_for_display(readable_text(file->name())),
                       std::string{bytes.begin(), bytes.end()}});
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> notes_of(const poppler::document& document) {
    constexpr std::size_t most_notes = 50;
    constexpr std::size_t longest_note = 500;
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& key : document.info_keys()) {
        if (out.size() == most_notes) break;
        if (key == "Title" || key == "Producer" || key == "Creator" || key == "Author" ||
            key == "CreationDate" || key == "ModDate")
            continue;
        std::string value = utf8_of(document.info_key(key));
        if (value.empty() || value.size() > longest_note || !is_utf8(key)) continue;
        out.emplace_back(key, std::move(value));
    }
    return out;
}

}  // namespace

Result<Document> read(std::string_view bytes, FirstPage first_page) {
    if (bytes.size() > most_bytes) return fail(pdf_damaged, "size");
    // Its complaints about broken files would go to standard error.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
    if (document == nullptr) return fail(pdf_damaged);
    if (document->is_locked()) return fail(pdf_locked);
    const int pages = document->pages();
    if (pages <= 0) return fail(pdf_damaged, "no page");
    Document out;
    out.title = utf8_of(document->get_title());
    out.notes = notes_of(*document);
    out.page_count = static_cast<std::size_t>(pages);
    for (int i = 0; i < std::min(pages, most_pages); ++i) {
        const std::unique_ptr<poppler::page> page{document->create_page(i)};
        if (page == nullptr) continue;
        out.pages.push_back(page_of(*page));
        if (i == 0 && first_page == FirstPage::Draw) out.first_page = picture_of(*page);
    }
    out.attachments = attachments_of(*document, bytes.size());
    return out;
}

std::string lines(const Page& page) {
    std::vector<const Word*> words;
    for (const Word& word : page.words)
        words.push_back(&word);
    std::stable_sort(words.begin(), words.end(),
                     [](const Word* a, const Word* b) { return a->middle() < b->middle(); });
    std::string text;
    for (std::size_t begin = 0; begin < words.size();) {
        // A line is what overlaps the middle of its first word.
        std::size_t end = begin;
        const double limit = words[begin]->middle() + words[begin]->height * 0.5;
        while (end < words.size() && words[end]->middle() < limit)
            ++end;
        end = std::max(end, begin + 1);
        std::stable_sort(words.begin() + static_cast<std::ptrdiff_t>(begin),
                         words.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Word* a, const Word* b) { return a->x < b->x; });
        for (std::size_t i = begin; i < end; ++i) {
            const double gap = i == begin ? 0 : words[i]->x - words[i - 1]->right();
            if (gap > words[i]->height * 1.2) {
                text += '\t';
            } else if (gap > words[i]->height * 0.15 || (i > begin && words[i - 1]->blank_after)) {
                text += ' ';
            }
            text += words[i]->text;
        }
        text += '\n';
        begin = end;
    }
    return text;
}

}  // namespace shuofa::pdf
