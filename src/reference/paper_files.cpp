#include "reference/paper_files.h"

#include "base/day.h"
#include "base/text.h"
#include "domain/papers/fill.h"
#include "formats/yaml_tree.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace shuofa {
namespace {

tl::unexpected<Error> broken(std::string_view file, int line, std::string_view what) {
    return fail(reference_file_broken, std::string{what},
                std::string{file} + ":" + std::to_string(line));
}

std::string text_of(const YamlNode& map, std::string_view name) {
    const YamlNode* found = map.find(name);
    return found == nullptr ? std::string{} : found->text;
}

Result<Phrase> phrase_of(std::string_view file, const YamlNode& map, std::string_view name) {
    const YamlNode* found = map.find(name);
    if (found == nullptr) return Phrase{};
    Phrase phrase{text_of(*found, "zh"), text_of(*found, "en")};
    if (phrase.zh.empty() || phrase.en.empty()) {
        return broken(file, found->line, std::string{name} + " needs zh and en");
    }
    return phrase;
}

Result<void> only_fields(std::string_view file, const YamlNode& map,
                         std::initializer_list<std::string_view> known) {
    for (const auto& [name, node] : map.fields) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return broken(file, node.line, "unknown field " + name);
        }
    }
    return {};
}

Result<PaperNeed> read_need(std::string_view file, const YamlNode& node) {
    TRY(only_fields(file, node, {"name", "required", "zh", "en"}));
    PaperNeed need{text_of(node, "name"),
                   {text_of(node, "zh"), text_of(node, "en")},
                   text_of(node, "required") == "true"};
    if (need.name.empty() || need.question.zh.empty() || need.question.en.empty()) {
        return broken(file, node.line, "a need has name, zh and en");
    }
    return need;
}

Result<PaperLength> read_length(std::string_view file, const YamlNode& node) {
    TRY(only_fields(file, node, {"id", "limit", "house_limit"}));
    PaperLength length;
    length.id = text_of(node, "id");
    length.limit_is_ours = text_of(node, "house_limit") == "true";
    const std::string limit = text_of(node, "limit");
    if (!limit.empty()) {
        const auto [end, error] =
            std::from_chars(limit.data(), limit.data() + limit.size(), length.limit);
        if (error != std::errc{} || end != limit.data() + limit.size()) {
            return broken(file, node.line, "limit is a number");
        }
    }
    if (length.id.empty()) return broken(file, node.line, "a length has an id");
    return length;
}

// The texts behind their lines "@id".
Result<void> read_bodies(std::string_view file, std::string_view text, int first_line,
                         std::vector<PaperLength>& lengths) {
    PaperLength* current = nullptr;
    int number = first_line;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (line.starts_with('@')) {
            const std::string_view id = trim(line.substr(1));
            const auto found = std::find_if(lengths.begin(), lengths.end(),
                                            [&](const auto& length) { return length.id == id; });
            if (found == lengths.end()) return broken(file, number, "no such length");
            current = &*found;
        } else if (current != nullptr) {
            current->body.append(line).append("\n");
        } else if (!trim(line).empty()) {
            return broken(file, number, "text before the first @length");
        }
        // Only {{{n}}} may stand unguarded: it is a number that fill() makes.
        if (contains(line, "{{{") && !contains(line, "{{{n}}}") &&
            !contains(line, "{{{next_n}}}")) {
            return broken(file, number, "only {{{n}}} may be unguarded");
        }
    }
    for (const PaperLength& length : lengths) {
        if (length.body.empty()) return broken(file, number, "no text for length " + length.id);
    }
    return {};
}

Result<void> read_head(std::string_view file, const YamlNode& head, PaperTemplate& kind) {
    TRY(only_fields(
        file, head,
        {"name", "purpose", "note", "reader", "spoken", "form", "checked", "needs", "lengths"}));
    kind.name = TRY(phrase_of(file, head, "name"));
    kind.purpose = TRY(phrase_of(file, head, "purpose"));
    kind.note = TRY(phrase_of(file, head, "note"));
    const auto reader = enum_from_name<PaperReader>(text_of(head, "reader"));
    if (!reader) return broken(file, head.line, "reader is one of " + names_of<PaperReader>());
    kind.reader = *reader;
    kind.spoken = text_of(head, "spoken") == "true";
    kind.is_form = text_of(head, "form") == "true";
    kind.checked_on = text_of(head, "checked");
    if (kind.name.empty() || kind.purpose.empty() || !parse_day(kind.checked_on)) {
        return broken(file, head.line, "name, purpose and checked are needed");
    }
    if (const YamlNode* needs = head.find("needs")) {
        for (const YamlNode& need : needs->items)
            kind.needs.push_back(TRY(read_need(file, need)));
    }
    if (const YamlNode* lengths = head.find("lengths")) {
        for (const YamlNode& length : lengths->items) {
            kind.lengths.push_back(TRY(read_length(file, length)));
        }
    }
    return {};
}

std::vector<std::string> texts_of(const YamlNode& map, std::string_view name) {
    std::vector<std::string> texts;
    if (const YamlNode* list = map.find(name)) {
        for (const YamlNode& item : list->items)
            texts.push_back(item.text);
    }
    return texts;
}

using Wordings =
    std::pair<std::map<std::string, FactWording>, std::map<std::string, DemandWording>>;

Result<Wordings> read_words(const PaperFile& file) {
    const YamlNode root = TRY(read_yaml_tree(file.name, file.content));
    Wordings words;
    if (const YamlNode* facts = root.find("facts")) {
        for (const auto& [name, node] : facts->fields) {
            TRY(only_fields(file.name, node,
                            {"label", "if_yes", "if_no", "choices", "private", "unless_told"}));
            FactWording wording;
            wording.label = text_of(node, "label");
            wording.if_yes = text_of(node, "if_yes");
            wording.if_no = text_of(node, "if_no");
            wording.private_fact = text_of(node, "private") == "true";
            if (const YamlNode* choices = node.find("choices")) {
                for (const auto& [id, choice] : choices->fields)
                    wording.if_choice[id] = choice.text;
            }
            wording.order = static_cast<int>(words.first.size());
            wording.unless_told = texts_of(node, "unless_told");
            words.first[name] = std::move(wording);
        }
    }
    if (const YamlNode* demands = root.find("demands")) {
        for (const auto& [name, node] : demands->fields) {
            TRY(only_fields(file.name, node, {"group", "rank", "text", "without", "amounts"}));
            const std::string rank = text_of(node, "rank");
            DemandWording wording{text_of(node, "group"), 0, text_of(node, "text"),
                                  text_of(node, "without"), texts_of(node, "amounts")};
            std::from_chars(rank.data(), rank.data() + rank.size(), wording.rank);
            if (wording.without.empty()) return broken(file.name, node.line, "without is needed");
            words.second[name] = std::move(wording);
        }
    }
    return words;
}

Result<std::vector<Excuse>> read_excuses(const PaperFile& file) {
    const YamlNode root = TRY(read_yaml_tree(file.name, file.content));
    std::vector<Excuse> excuses;
    const YamlNode* list = root.find("excuses");
    if (list == nullptr) return broken(file.name, root.line, "excuses are needed");
    for (const YamlNode& node : list->items) {
        TRY(only_fields(file.name, node, {"id", "says", "reply", "explained", "cites"}));
        Excuse excuse;
        excuse.id = text_of(node, "id");
        excuse.says = TRY(phrase_of(file.name, node, "says"));
        excuse.reply = text_of(node, "reply");
        excuse.explained_en = text_of(node, "explained");
        if (const YamlNode* cites = node.find("cites")) {
            for (const YamlNode& cite : cites->items) {
                Citation citation;
                citation.rule = "excuse:" + excuse.id;
                citation.law = text_of(cite, "law");
                citation.article = text_of(cite, "article");
                citation.certainty = text_of(cite, "certainty");
                if (const auto day = parse_day(text_of(cite, "from")))
                    citation.in_force_from = *day;
                if (const auto day = parse_day(text_of(cite, "checked")))
                    citation.checked_on = *day;
                if (citation.law.empty() || citation.article.empty() || !citation.in_force_from) {
                    return broken(file.name, cite.line, "a citation has law, article and from");
                }
                excuse.citations.push_back(std::move(citation));
            }
        }
        if (excuse.id.empty() || excuse.says.empty() || excuse.reply.empty()) {
            return broken(file.name, node.line, "an excuse has id, says and reply");
        }
        excuses.push_back(std::move(excuse));
    }
    return excuses;
}

constexpr std::string_view template_end = ".zh.md";
constexpr std::string_view explained_end = ".en.md";

}  // namespace

Result<PaperTemplate> read_paper_template(const PaperFile& file) {
    PaperTemplate kind;
    kind.id = file.name.substr(0, file.name.size() - template_end.size());
    if (!file.content.starts_with("---\n")) return broken(file.name, 1, "no head");
    const std::size_t end = file.content.find("\n---\n", 4);
    if (end == std::string_view::npos) return broken(file.name, 1, "the head does not end");
    const std::string_view head = file.content.substr(4, end + 1 - 4);
    TRY(read_head(file.name, TRY(read_yaml_tree(file.name, head)), kind));
    const int head_lines = 2 + static_cast<int>(std::count(head.begin(), head.end(), '\n'));
    TRY(read_bodies(file.name, file.content.substr(end + 5), head_lines, kind.lengths));
    return kind;
}

Result<std::unique_ptr<PaperTemplates>> read_paper_files(std::span<const PaperFile> files) {
    std::vector<PaperTemplate> templates;
    std::map<std::string, std::string, std::less<>> explained;
    Wordings words;
    std::vector<Excuse> excuses;
    for (const PaperFile& file : files) {
        if (file.name.ends_with(template_end)) {
            templates.push_back(TRY(read_paper_template(file)));
        } else if (file.name.ends_with(explained_end)) {
            explained[std::string{file.name.substr(0, file.name.size() - explained_end.size())}] =
                trim(file.content);
        } else if (file.name == "words.yaml") {
            words = TRY(read_words(file));
        } else if (file.name == "excuses.yaml") {
            excuses = TRY(read_excuses(file));
        }
    }
    for (PaperTemplate& kind : templates) {
        if (const auto text = explained.find(kind.id); text != explained.end()) {
            kind.explained_en = text->second;
        }
    }
    return std::make_unique<PaperTemplates>(std::move(templates), std::move(words.first),
                                            std::move(words.second), std::move(excuses));
}

}  // namespace shuofa
