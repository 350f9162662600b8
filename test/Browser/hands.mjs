// Two ways to use a page: by mouse, and by keyboard alone.

/** Clicks. */
export const mouse = page => ({
  press: target => target.click(),
  write: (target, text) => target.fill(text),
  pick: radio => radio.check(),
  choose: async (opener, option) => {
    await opener.click()
    await option.click()
  },
})

/** Presses keys; what Tab does not reach or Enter does not press cannot be used. */
export function keyboard(page) {
  const keys = page.keyboard
  const reach = target => until(() => keys.press('Tab'), () => target.evaluate(element => element === document.activeElement), `Tab to ${target}`)
  return {
    press: async target => {
      await target.waitFor()
      await reach(target)
      await keys.press('Enter')
    },
    write: async (target, text) => {
      await reach(target)
      await keys.press('Control+A')
      await keys.insertText(text)
    },
    pick: async radio => {
      await radio.waitFor()
      const name = await radio.getAttribute('name')
      await until(() => keys.press('Tab'), () => radio.page().evaluate(group => document.activeElement.name === group, name), `Tab to the group of ${radio}`)
      await until(() => keys.press('ArrowDown'), () => radio.isChecked(), `arrows to ${radio}`)
    },
    choose: async (opener, option) => {
      await opener.waitFor()
      await reach(opener)
      await keys.press('Enter')
      await option.waitFor()
      // Down to the end of the list, and up again: a list need not begin at its top, nor go round.
      await until(step => keys.press(step < longest ? 'ArrowDown' : 'ArrowUp'), () => option.evaluate(isHighlighted), `arrows to ${option}`)
      await keys.press('Enter')
    },
  }
}

const enough = 200
const longest = 30

async function until(step, reached, what) {
  for (let steps = 0; steps < enough; steps++) {
    if (await reached()) return
    await step(steps)
  }
  throw new Error(`${enough} keys did not do it: ${what}`)
}

/** Whether the focus is on it, or the focused list says that it is the current one. */
function isHighlighted(element) {
  const focused = document.activeElement
  const current = document.getElementById(focused.getAttribute('aria-activedescendant') ?? '') ?? focused
  return current === element || element.contains(current) || current.contains(element)
}
