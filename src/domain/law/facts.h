#pragma once

#include "domain/law/fact.h"

#include <map>
#include <string>
#include <string_view>

namespace shuofa {

// What is known about one matter, by the names of the FactCatalogue.  A name that is not there has
// not been asked; one with the value Unknown has been asked and the shopper does not know.
class Facts {
public:
    using Map = std::map<std::string, Fact, std::less<>>;

    void set(std::string_view name, FactValue value, std::string_view source = "user") {
        facts_.insert_or_assign(std::string{name}, Fact{std::move(value), std::string{source}});
    }
    void erase(std::string_view name) {
        if (const auto found = facts_.find(name); found != facts_.end()) facts_.erase(found);
    }
    const Fact* find(std::string_view name) const {
        const auto found = facts_.find(name);
        return found == facts_.end() ? nullptr : &found->second;
    }
    // In the order of their names.
    Map::const_iterator begin() const { return facts_.begin(); }
    Map::const_iterator end() const { return facts_.end(); }
    std::size_t size() const { return facts_.size(); }
    bool empty() const { return facts_.empty(); }

    bool operator==(const Facts&) const = default;

private:
    Map facts_;
};

}  // namespace shuofa
