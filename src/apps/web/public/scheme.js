// Before the first paint: light or dark as chosen on this device, so that a dark desk never flashes white.
{
  const chosen = localStorage.getItem('mantine-color-scheme-value')
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.mantineColorScheme = chosen
}
