#include "domain/papers/fact_words.h"

#include "base/text.h"

namespace shuofa {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::string choice_title(const FactEntry& entry, const std::string& id) {
    const FactChoice* choice = entry.find_choice(id);
    return choice == nullptr || choice->title.zh.empty() ? id : choice->title.zh;
}

}  // namespace

std::string printed_value(const FactEntry& entry, const FactValue& value) {
    return std::visit(Overloaded{
                          [](Unknown) { return std::string{}; },
                          [](bool yes) { return std::string{yes ? "是" : "否"}; },
                          [](Money amount) { return amount.text() + "元"; },
                          [](Day day) { return day_text_zh(day); },
                          [](Number number) { return number_text(number); },
                          [&](const std::string& choice) { return choice_title(entry, choice); },
                          [&](const std::vector<std::string>& choices) {
                              std::vector<std::string> titles;
                              for (const std::string& choice : choices)
                                  titles.push_back(choice_title(entry, choice));
                              return join(titles, "、");
                          },
                          [](const std::vector<Day>& days) {
                              std::vector<std::string> texts;
                              for (const Day day : days)
                                  texts.push_back(day_text_zh(day));
                              return join(texts, "、");
                          },
                      },
                      value);
}

std::vector<std::string> told_sentences(const FactWording* wording, const FactValue& value) {
    std::vector<std::string> sentences;
    if (wording == nullptr || wording->private_fact) return sentences;
    const auto tell = [&](const std::string& sentence) {
        if (!sentence.empty()) sentences.push_back(sentence);
    };
    const auto tell_choice = [&](const std::string& choice) {
        const auto found = wording->if_choice.find(choice);
        if (found != wording->if_choice.end()) tell(found->second);
    };
    if (const bool* yes = std::get_if<bool>(&value)) tell(*yes ? wording->if_yes : wording->if_no);
    if (const auto* choice = std::get_if<std::string>(&value)) tell_choice(*choice);
    if (const auto* choices = std::get_if<std::vector<std::string>>(&value)) {
        for (const std::string& choice : *choices)
            tell_choice(choice);
    }
    return sentences;
}

PaperFact paper_fact(const FactEntry& entry, const Fact& fact, const FactWording* wording) {
    const bool speaks_for_itself = std::holds_alternative<Day>(fact.value) ||
                                   std::holds_alternative<Money>(fact.value) ||
                                   std::holds_alternative<Number>(fact.value) ||
                                   std::holds_alternative<std::vector<Day>>(fact.value);
    const bool labelled = wording != nullptr && !wording->label.empty();
    Phrase label = entry.title;
    if (labelled) label.zh = wording->label;
    return {.name = entry.name,
            .label = label,
            .value = printed_value(entry, fact.value),
            .source = fact.source,
            .listed =
                (speaks_for_itself || labelled) && (wording == nullptr || !wording->private_fact)};
}

}  // namespace shuofa
